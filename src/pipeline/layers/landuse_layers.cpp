// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "comarca/geometry/wkb.hpp"
#include "pipeline/layers/fields.hpp"
#include "pipeline/layers/landuse_layers.hpp"

namespace comarca {
namespace {

constexpr double kHectare_m2 = 10'000;

CellValue share_pct(double part, double whole) {
  return whole > 0 ? CellValue{100 * part / whole} : CellValue{};
}

std::string kind_name(LandKind kind) {
  return kind == LandKind::base ? "clase" : kind == LandKind::within ? "dentro" : "sobre";
}

void write_features(LayerWriter& writer, const LandLayer& land, const Territory& territory) {
  for (std::size_t i = 0; i < land.features.size(); ++i) {
    const LandFeature& feature = land.features[i];
    const std::vector<CellValue> cells = {territory.municipalities[feature.plan].code,
                                          text_or_missing(feature.meaning.base),
                                          text_or_missing(feature.meaning.category),
                                          feature.value,
                                          feature.role,
                                          feature.layer};
    writer.add_row(cells, land.polygons.unit_empty(i) ? std::string() : multipolygon_wkb(land.polygons, i));
  }
}

/// Writes areas group by group: sums of areas, never of shares.
class AreaRows {
 public:
  AreaRows(LayerWriter& writer, const LanduseWork& work) : writer_(writer), work_(work) {}

  void write(const UnitGroup& group) {
    with_plan_m2_ = 0;
    for (const std::uint32_t member : group.members) {
      const LandIdentity& identity = work_.account.identities[member];
      with_plan_m2_ += identity.has_plan() ? identity.unit_m2 : 0;
    }
    for (const LandClass& entry : work_.definitions.classes.list()) {
      row(group, entry.id, kind_name(entry.kind), work_.account.areas);
    }
    row(group, "", "sin clase", work_.account.areas);
    for (const char* role : {"uso", "determinante"}) {
      for (const LandClass& entry : work_.definitions.words_of(role).list()) {
        row(group, entry.id, role, work_.areas_over);
      }
    }
  }

 private:
  void row(const UnitGroup& group, const std::string& land, const std::string& kind,
           const std::vector<LandArea>& areas) {
    double area_m2 = 0;
    for (const LandArea& area : areas) {
      area_m2 += area.land == land && group.holds(area.unit) ? area.area_m2 : 0;
    }
    if (area_m2 > 0) {
      const std::vector<CellValue> cells = {group.level,           text_or_missing(group.code),
                                            text_or_missing(land), kind,
                                            area_m2 / kHectare_m2, share_pct(area_m2, with_plan_m2_)};
      writer_.add_row(cells, "");
    }
  }

  LayerWriter& writer_;
  const LanduseWork& work_;
  double with_plan_m2_ = 0;
};

void write_exposures(LayerWriter& writer, const LanduseWork& work, const std::vector<UnitGroup>& groups) {
  writer.begin_layer(land_exposure_schema());
  for (const UnitGroup& group : groups) {
    std::map<std::pair<std::string, std::string>, double> sums;
    std::map<std::string, double> whole_m2;
    for (const Exposure& exposure : work.exposures) {
      if (group.holds(exposure.unit)) {
        sums[{exposure.land, exposure.under}] += exposure.area_m2;
      }
    }
    for (const LandArea& area : work.account.areas) {
      // A municipality without a map of hazards is not one without hazards.
      whole_m2[area.land] += group.holds(area.unit) && work.hazards_known[area.unit] ? area.area_m2 : 0;
    }
    whole_m2[""] = 0;  // all land, not the land without a class
    for (const std::uint32_t member : group.members) {
      whole_m2[""] += work.hazards_known[member] ? work.account.identities[member].unit_m2 : 0;
    }
    for (const auto& [key, area_m2] : sums) {
      const std::vector<CellValue> cells = {group.level,
                                            text_or_missing(group.code),
                                            key.first.empty() ? "todo" : key.first,
                                            text_or_missing(key.second),
                                            area_m2 / kHectare_m2,
                                            share_pct(area_m2, whole_m2[key.first])};
      writer.add_row(cells, "");
    }
  }
}

void write_changes(LayerWriter& writer, const LandChange& change, const Territory& territory) {
  writer.begin_layer(land_account_schema());
  for (std::size_t unit = 0; unit < change.matrices.size(); ++unit) {
    const ChangeMatrix& matrix = change.matrices[unit];
    for (std::size_t from = 0; from < matrix.size(); ++from) {
      for (std::size_t to = 0; to < matrix.size(); ++to) {
        if (matrix.at(from, to) > 0) {
          const std::vector<CellValue> cells = {territory.municipalities[unit].code,
                                                text_or_missing(change.lands[from]), text_or_missing(change.lands[to]),
                                                matrix.at(from, to) / kHectare_m2};
          writer.add_row(cells, "");
        }
      }
    }
  }
}

void write_balances(LayerWriter& writer, const LandChange& change, const std::vector<UnitGroup>& groups) {
  writer.begin_layer(land_balance_schema());
  for (const UnitGroup& group : groups) {
    if (change.matrices.empty()) {
      return;
    }
    ChangeMatrix sum(change.lands.size());
    for (const std::uint32_t member : group.members) {
      sum.add(change.matrices[member]);
    }
    for (std::size_t land = 0; land < sum.size(); ++land) {
      if (sum.opening(land) > 0 || sum.closing(land) > 0) {
        const std::vector<CellValue> cells = {group.level,
                                              text_or_missing(group.code),
                                              text_or_missing(change.lands[land]),
                                              sum.opening(land) / kHectare_m2,
                                              sum.additions(land) / kHectare_m2,
                                              sum.reductions(land) / kHectare_m2,
                                              sum.closing(land) / kHectare_m2};
        writer.add_row(cells, "");
      }
    }
  }
}

}  // namespace

void write_land_areas(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups) {
  const LanduseWork& landuse = *work.landuse;
  writer.begin_layer(land_schema());
  write_features(writer, landuse.land, work.territory);
  write_features(writer, landuse.over, work.territory);
  writer.begin_layer(land_area_schema());
  AreaRows rows(writer, landuse);
  for (const UnitGroup& group : groups) {
    rows.write(group);
  }
  write_exposures(writer, landuse, groups);
  write_changes(writer, landuse.change, work.territory);
  write_balances(writer, landuse.change, groups);
}

void write_landuse(LayerWriter& writer, const Work& work, Language language) {
  const std::vector<UnitGroup> groups = unit_groups(work);
  write_land_areas(writer, work, groups);
  write_land_population(writer, work, groups, language);
  write_articulation(writer, work, groups, language);
}

}  // namespace comarca
