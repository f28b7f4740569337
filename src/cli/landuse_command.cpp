// SPDX-License-Identifier: Apache-2.0
#include "cli/landuse_command.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/units.hpp"
#include "comarca/pipeline/work.hpp"

namespace comarca::cli {
namespace {

constexpr std::size_t kFindingsShown = 20;

std::string title_of(const LandClasses& classes, const std::string& land, Language language) {
  const LandClass* found = classes.find(land);
  return found != nullptr ? found->title.in(language) : in(language, "sin clase", "no class");
}

void print_areas(const LanduseWork& landuse, const Territory& territory, Language language) {
  for (const LandArea& area : landuse.account.areas) {
    const LandIdentity& identity = landuse.account.identities[area.unit];
    fmt::print("{}\t{}\t{:.4f} ha\t{:.3f} %\n", territory.municipalities[area.unit].code,
               title_of(landuse.definitions.classes, area.land, language), to_ha(area.area_m2),
               100 * area.area_m2 / identity.unit_m2);
  }
}

void print_borders(const LanduseWork& landuse, const Borders& found, Language language) {
  const auto borders = found.graph.borders();
  for (std::size_t index = 0; index < landuse.articulation.by_border.size(); ++index) {
    const BorderAgreement& agreement = landuse.articulation.by_border[index];
    if (agreement.judged_m > 0) {
      fmt::print("{}\t{}\t{:.0f} m\t{} {:.2f} %\n", found.territory.municipalities[borders[index].a].code,
                 found.territory.municipalities[borders[index].b].code, agreement.judged_m,
                 in(language, "en conflicto", "in conflict"), agreement.conflict_pct());
    }
  }
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
  print_areas(landuse.value, borders.territory, project.language);
  print_borders(landuse.value, borders, project.language);
  return findings.has_errors() ? 1 : 0;
}

}  // namespace comarca::cli
