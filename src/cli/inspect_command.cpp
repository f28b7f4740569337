// SPDX-License-Identifier: Apache-2.0
#include "cli/inspect_command.hpp"

#include <fmt/format.h>

#include "comarca/survey/inspect.hpp"

namespace comarca::cli {

namespace {
constexpr std::size_t kMostFindings = 20;
}

void InspectCommand::describe(Options& options) {
  options.argument("file", &file_, "A layer or a table").required();
  options.flag("--json", json_, "Print everything as JSON, with every finding");
  options.footer("Exits with 1 when there are errors.\nExample: comarca inspect municipios.shp");
}

int InspectCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  session.look_beside(file_);
  const auto& catalog = session.catalog.get<SourceCatalog>();
  const Inspection inspection = inspect_file(file_, catalog);
  if (json_) {
    fmt::print("{}\n", inspection_json(inspection, language));
  } else {
    fmt::print("{}", inspection_text(inspection, catalog, language));
    print_findings(inspection.findings, language, kMostFindings);
  }
  return inspection.findings.has_errors() ? 1 : 0;
}

}  // namespace comarca::cli
