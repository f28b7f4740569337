// SPDX-License-Identifier: Apache-2.0
#include "cli/explain_command.hpp"

#include <fmt/format.h>

#include "comarca/project/project.hpp"
#include "comarca/survey/explain.hpp"

namespace comarca::cli {

void ExplainCommand::describe(Options& options) {
  options.argument("name", &name_,
                   "A source, an index, another definition of layers/ or a code; without it, all are listed");
  Option& project = options.option("--project", &project_, "Project whose data the arithmetic is shown with");
  options.option("--unit", &unit_, "Municipality to show the arithmetic of an index for").needs(project);
  options.footer(
      "Example: comarca explain divipola-2024\n         comarca explain nbi --project project.toml --unit 76001\n"
      "         comarca explain 27493");
}

int ExplainCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  if (!project_.empty()) {
    session.look_beside(project_);
  }
  if (name_.empty()) {
    for (const auto& known : explainable(session.catalog)) {
      fmt::print("{:<24} {}\n", known.name, known.title.in(language));
    }
    return 0;
  }
  const Explanation explanation = explain(name_, session.catalog);
  fmt::print("{}: {}\n{}", explanation.name, explanation.title.in(language), explanation.body.in(language));
  if (!unit_.empty()) {
    fmt::print("{}", explain_unit(name_, unit_, session.open_project(project_), session.catalog).in(language));
  }
  return 0;
}

}  // namespace comarca::cli
