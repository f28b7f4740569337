// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/land_report.hpp"

#include <iterator>

#include <fmt/format.h>

#include "comarca/base/units.hpp"

namespace comarca {
namespace {

std::string title_of(const LandClasses& classes, const std::string& land, Language language) {
  const LandClass* found = classes.find(land);
  return found != nullptr ? found->title.in(language) : Text{"sin clase", "no class"}.in(language);
}

}  // namespace

std::string land_areas_text(const LandAccount& account, const LandClasses& classes, std::span<const std::string> codes,
                            Language language) {
  std::string text;
  for (const LandArea& area : account.areas) {
    fmt::format_to(std::back_inserter(text), "{}\t{}\t{:.4f} ha\t{:.3f} %\n", codes[area.unit],
                   title_of(classes, area.land, language), to_ha(area.area_m2),
                   100 * area.area_m2 / account.identities[area.unit].unit_m2);
  }
  return text;
}

std::string articulation_text(const Articulation& articulation, std::span<const Border> borders,
                              std::span<const std::string> codes, Language language) {
  const Text in_conflict = {"en conflicto", "in conflict"};
  std::string text;
  for (std::size_t index = 0; index < articulation.by_border.size(); ++index) {
    const BorderAgreement& agreement = articulation.by_border[index];
    if (agreement.judged_m > 0) {
      fmt::format_to(std::back_inserter(text), "{}\t{}\t{:.0f} m\t{} {:.2f} %\n", codes[borders[index].a],
                     codes[borders[index].b], agreement.judged_m, in_conflict.in(language), agreement.conflict_pct());
    }
  }
  return text;
}

}  // namespace comarca
