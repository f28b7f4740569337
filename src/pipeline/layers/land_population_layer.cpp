// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/text.hpp"
#include "pipeline/layers/fields.hpp"
#include "pipeline/layers/landuse_layers.hpp"

namespace comarca {
namespace {

std::string joined(const std::vector<Text>& texts, Language language) {
  std::vector<std::string> result;
  for (const Text& text : texts) {
    result.push_back(text.in(language));
  }
  return join(result, "; ");
}

bool is_category(const LandPeopleSum& sum, const LandClasses& classes) {
  const LandClass* land = sum.lands.empty() ? nullptr : classes.find(sum.lands.front());
  return land != nullptr && land->kind != LandKind::base;
}

}  // namespace

void write_land_population(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups,
                           Language language) {
  const LanduseWork& landuse = *work.landuse;
  writer.begin_layer(land_population_schema());
  if (landuse.people.empty()) {
    return;
  }
  const LandClasses& classes = landuse.definitions.classes;
  for (const UnitGroup& group : groups) {
    const auto sums = sum_people(landuse.people, landuse.account, classes, group.members);
    double all = 0;
    for (const LandPeopleSum& sum : sums) {
      all += is_category(sum, classes) ? 0 : sum.people;
    }
    for (const LandPeopleSum& sum : sums) {
      const double density = sum.density_km2();
      const std::vector<CellValue> cells = {group.level,
                                            text_or_missing(group.code),
                                            text_or_missing(join(sum.lands, ", ")),
                                            sum.people,
                                            all > 0 ? CellValue{100 * sum.people / all} : CellValue{},
                                            density < 0 ? CellValue{} : CellValue{density},
                                            static_cast<std::int64_t>(sum.units),
                                            joined(sum.origins, language),
                                            text_or_missing(joined(sum.assumptions, language))};
      writer.add_row(cells, "");
    }
  }
}

}  // namespace comarca
