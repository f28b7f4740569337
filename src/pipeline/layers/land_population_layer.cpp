// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/text.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"
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
  const auto& layer = contract().land_population;
  RowWriter out(writer, layer);
  if (work.land_people.empty()) {
    return;
  }
  const LandClasses& classes = landuse.definitions.classes;
  for (const UnitGroup& group : groups) {
    const auto sums = sum_people(work.land_people, landuse.account, classes, group.members);
    double all = 0;
    for (const LandPeopleSum& sum : sums) {
      all += is_category(sum, classes) ? 0 : sum.people;
    }
    for (const LandPeopleSum& sum : sums) {
      Row row = out.row();
      row[layer.level] = group.level;
      row[layer.code] = group.code;
      row[layer.land] = join(sum.lands, ", ");
      row[layer.people] = sum.people;
      row[layer.share_pct] = all > 0 ? std::optional(100 * sum.people / all) : std::nullopt;
      const double density = sum.density_km2();
      row[layer.density_km2] = density < 0 ? std::nullopt : std::optional(density);
      row[layer.municipality_count] = sum.units;
      row[layer.origin] = joined(sum.origins, language);
      row[layer.assumption] = joined(sum.assumptions, language);
      out.add(row);
    }
  }
}

}  // namespace comarca
