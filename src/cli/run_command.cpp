// SPDX-License-Identifier: Apache-2.0
#include "cli/run_command.hpp"

#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/pipeline/run.hpp"
#include "comarca/pipeline/run_report.hpp"
#include "comarca/project/project.hpp"
#include "comarca/publication/presenter.hpp"

namespace comarca::cli {
namespace {

constexpr std::size_t kFindingsShown = 10;

Target choose_target(const Project& project, const std::string& to, const std::string& output) {
  const LayerFormatEntry& format = layer_format(to);
  if (!output.empty()) {
    return {format.format, output};
  }
  if (format.place == LayerPlace::database) {
    throw usage_error(fmt::format("--to {} needs to know the database", to), {},
                      "Add --output 'host=... dbname=... user=...'.");
  }
  auto place = project.product;
  return {format.format, (format.place == LayerPlace::folder ? place.replace_extension("." + to) : place).string()};
}

std::vector<std::string> format_words() {
  std::vector<std::string> words;
  for (const LayerFormatEntry& format : layer_formats()) {
    words.emplace_back(format.word);
  }
  return words;
}

}  // namespace

void RunCommand::describe(Options& options) {
  options.argument("project", &project_, "The project file").required();
  options.option("-o,--output", &output_,
                 "Where to write instead of [product] file: a file, a folder, a libpq connection string");
  options.option("--to", &to_, "Format of the product").one_of(format_words()).with_default();
  options.flag("--json", json_, "Print the summary as JSON");
  options.footer(
      "Example: comarca run valle/project.toml\n"
      "         comarca run project.toml --to postgis -o 'dbname=observatorio schema=valle'");
}

int RunCommand::run(Session& session) {
  const Project project = session.open_project(project_);
  check_own_styles(session.catalog);
  const ProductPresenter presenter(session.catalog);
  Target target = choose_target(project, to_, output_);
  target.presenter = &presenter;
  const RunSummary summary = run_project(project, session.catalog, target, *session.progress);
  session.progress->stage("");
  if (json_) {
    fmt::print("{}\n", summary_json(summary, {project.name, project.language}, target.place));
  } else if (!session.quiet) {
    print_findings(summary.findings, project.language, kFindingsShown);
    fmt::print("{}\n", summary_text(summary, {project.name, project.language},
                                    layer_format(to_).place == LayerPlace::database ? "PostGIS" : target.place));
  }
  return summary.findings.has_errors() ? 1 : 0;
}

}  // namespace comarca::cli
