// SPDX-License-Identifier: Apache-2.0
#include "cli/landuse_command.hpp"

#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/landuse/land_report.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/project/project.hpp"

namespace comarca::cli {
namespace {

constexpr std::size_t kFindingsShown = 20;

std::vector<std::string> codes_of(const Territory& territory) {
  std::vector<std::string> codes;
  codes.reserve(territory.municipalities.size());
  for (const Municipality& municipality : territory.municipalities) {
    codes.push_back(municipality.code);
  }
  return codes;
}

}  // namespace

void LanduseCommand::describe(Options& options) {
  options.argument("project", &project_, "The project file").required();
  options.footer(
      "Prints areas by class, then borders with the share in conflict.\nExample: comarca landuse project.toml");
}

int LanduseCommand::run(Session& session) {
  const Project project = session.open_project(project_);
  if (project.landuse.empty()) {
    throw usage_error("the project has no land-use plans", {.file = project_}, "Add [[landuse.layer]].");
  }
  const RunContext context{project, session.catalog};
  const Borders borders = compute_borders(context, *session.progress);
  session.progress->stage(in(project.language, "cruzando planes", "overlaying plans"));
  const Stage<LanduseWork> landuse = compute_landuse(context, borders);
  session.progress->stage("");
  Findings findings = borders.findings;
  findings.append(landuse.findings);
  findings.sort();
  print_findings(findings, project.language, kFindingsShown);
  const auto codes = codes_of(borders.territory);
  const LanduseWork& work = landuse.value;
  fmt::print("{}{}", land_areas_text(work.account, work.definitions.classes, codes, project.language),
             articulation_text(work.articulation, borders.graph.borders(), codes, project.language));
  return findings.has_errors() ? 1 : 0;
}

}  // namespace comarca::cli
