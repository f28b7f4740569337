// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "comarca/pipeline/run.hpp"
#include "comarca/pipeline/run_report.hpp"
#include "comarca/project/project.hpp"
#include "comarca/publication/presenter.hpp"

namespace comarca::cli {

void CheckCommand::describe(Options& options) {
  options.argument("project", &project_, "The project file").required();
  options.flag("--json", json_, "Print the findings as JSON");
  options.footer("Exits with 1 when there are errors.\nExample: comarca check project.toml --json > hallazgos.json");
}

int CheckCommand::run(Session& session) {
  const Project project = session.open_project(project_);
  check_own_styles(session.catalog);
  const RunSummary summary = check_project(project, session.catalog, *session.progress);
  session.progress->stage("");
  if (json_) {
    fmt::print("{}\n", summary_json(summary, {project.name, project.language}, ""));
  } else {
    print_findings(summary.findings, project.language, SIZE_MAX);
  }
  return summary.findings.has_errors() ? 1 : 0;
}

}  // namespace comarca::cli
