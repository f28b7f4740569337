// SPDX-License-Identifier: Apache-2.0
#include "cli/explain_command.hpp"

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/project/project.hpp"
#include "comarca/survey/explain_figure.hpp"
#include "comarca/survey/explain_report.hpp"

namespace comarca::cli {

void ExplainCommand::describe(Options& options) {
  options.argument("name", &name_,
                   "A source, an index, another definition of layers/ or a code; without it, all are listed");
  options.argument("unit", &unit_, "Unit whose figure is explained");
  Option& project = options.option("--project", &project_,
                                   "Project that is computed again to show the arithmetic; its definitions are known");
  options.option("--product", &product_, "GeoPackage of `comarca run` that says the figure, without computing it")
      .excludes(project);
  options.option("--unit", &unit_, "The same unit, as an option");
  options.footer(
      "Example: comarca explain divipola-2024\n         comarca explain nbi 76001 --product producto.gpkg\n"
      "         comarca explain nbi 76001 --project project.toml\n"
      "         comarca explain 27493");
}

int ExplainCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  if (!project_.empty()) {
    session.look_beside(project_);
  }
  if (name_.empty()) {
    fmt::print("{}", explainable_text(explainable(session.catalog), language));
    return 0;
  }
  if (!product_.empty()) {
    if (unit_.empty()) {
      throw usage_error("a product says the figures of a unit", {}, "Give its code after the name: nbi 76001.");
    }
    fmt::print("{}", explain_figure({product_, name_, unit_}, language));
    return 0;
  }
  if (!unit_.empty() && project_.empty()) {
    throw usage_error("a figure of a unit needs to know where from", {},
                      "Give --product to read it from a product, or --project to compute it.");
  }
  fmt::print("{}", explanation_text(explain(name_, session.catalog), language));
  if (!unit_.empty()) {
    const Project project = session.open_project(project_);
    fmt::print("{}{}", explain_unit(name_, unit_, project, session.catalog).in(language),
               hint_of_product({project.product, name_, unit_}, language));
  }
  return 0;
}

}  // namespace comarca::cli
