// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "comarca/base/units.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"
#include "pipeline/layers/landuse_layers.hpp"

namespace comarca {
namespace {

std::optional<double> share_pct(double part, double whole) {
  return whole > 0 ? std::optional(100 * part / whole) : std::nullopt;
}

LandAreaKind area_kind(LandKind kind) {
  return kind == LandKind::base     ? LandAreaKind::land_class
         : kind == LandKind::within ? LandAreaKind::within_class
                                    : LandAreaKind::over_classes;
}

void write_features(RowWriter& out, const LandLayer& land, const Territory& territory) {
  const auto& layer = contract().land;
  for (std::size_t i = 0; i < land.features.size(); ++i) {
    const LandFeature& feature = land.features[i];
    Row row = out.row();
    row[layer.code] = territory.municipalities[feature.plan].code;
    row[layer.land_class] = feature.meaning.base;
    row[layer.category] = feature.meaning.category;
    row[layer.original] = feature.value;
    row[layer.theme] = feature.role;
    row[layer.file] = feature.layer;
    out.add(row, land.polygons.unit_empty(i) ? std::string() : multipolygon_wkb(land.polygons, i));
  }
}

/// Writes areas group by group: sums of areas, never of shares.
class AreaRows {
 public:
  AreaRows(LayerWriter& writer, const LanduseWork& work) : out_(writer, contract().land_areas), work_(work) {}

  void write(const UnitGroup& group) {
    with_plan_m2_ = 0;
    for (const std::uint32_t member : group.members) {
      const LandIdentity& identity = work_.account.identities[member];
      with_plan_m2_ += identity.has_plan() ? identity.unit_m2 : 0;
    }
    for (const LandClass& entry : work_.definitions.classes.list()) {
      add(group, entry.id, area_kind(entry.kind), work_.account.areas);
    }
    add(group, "", LandAreaKind::no_class, work_.account.areas);
    for (const LandClass& entry : work_.definitions.words_of(LandRole::use).list()) {
      add(group, entry.id, LandAreaKind::use, work_.areas_over);
    }
    for (const LandClass& entry : work_.definitions.words_of(LandRole::determinant).list()) {
      add(group, entry.id, LandAreaKind::determinant, work_.areas_over);
    }
  }

 private:
  void add(const UnitGroup& group, const std::string& land, LandAreaKind kind, const std::vector<LandArea>& areas) {
    double area_m2 = 0;
    for (const LandArea& area : areas) {
      area_m2 += area.land == land && group.holds(area.unit) ? area.area_m2 : 0;
    }
    if (area_m2 > 0) {
      const auto& layer = contract().land_areas;
      Row row = out_.row();
      row[layer.level] = group.level;
      row[layer.code] = group.code;
      row[layer.land] = land;
      row[layer.kind] = kind;
      row[layer.area_ha] = to_ha(area_m2);
      row[layer.share_pct] = share_pct(area_m2, with_plan_m2_);
      out_.add(row);
    }
  }

  RowWriter out_;
  const LanduseWork& work_;
  double with_plan_m2_ = 0;
};

/// By land, the area of a group whose hazards are known; "" is all of it, not the land without a class.
std::map<std::string, double> whole_areas_m2(const LanduseWork& work, const UnitGroup& group) {
  std::map<std::string, double> whole_m2;
  for (const LandArea& area : work.account.areas) {
    // A municipality without a map of hazards is not one without hazards.
    whole_m2[area.land] += group.holds(area.unit) && work.hazards_known[area.unit] ? area.area_m2 : 0;
  }
  whole_m2[""] = 0;
  for (const std::uint32_t member : group.members) {
    whole_m2[""] += work.hazards_known[member] ? work.account.identities[member].unit_m2 : 0;
  }
  return whole_m2;
}

void write_exposures(LayerWriter& writer, const LanduseWork& work, const std::vector<UnitGroup>& groups) {
  const auto& layer = contract().land_exposures;
  RowWriter out(writer, layer);
  for (const UnitGroup& group : groups) {
    std::map<std::pair<std::string, std::string>, double> sums;
    for (const Exposure& exposure : work.exposures) {
      if (group.holds(exposure.unit)) {
        sums[{exposure.land, exposure.under}] += exposure.area_m2;
      }
    }
    auto whole_m2 = whole_areas_m2(work, group);
    for (const auto& [key, area_m2] : sums) {
      Row row = out.row();
      row[layer.level] = group.level;
      row[layer.code] = group.code;
      row[layer.land] = key.first.empty() ? kAllLand : key.first;
      row[layer.hazard] = key.second;
      row[layer.area_ha] = to_ha(area_m2);
      row[layer.share_pct] = share_pct(area_m2, whole_m2[key.first]);
      out.add(row);
    }
  }
}

void write_changes(LayerWriter& writer, const LandChange& change, const Territory& territory) {
  const auto& layer = contract().land_account;
  RowWriter out(writer, layer);
  for (std::size_t unit = 0; unit < change.matrices.size(); ++unit) {
    const ChangeMatrix& matrix = change.matrices[unit];
    for (std::size_t from = 0; from < matrix.size(); ++from) {
      for (std::size_t to = 0; to < matrix.size(); ++to) {
        if (matrix.at(from, to) > 0) {
          Row row = out.row();
          row[layer.code] = territory.municipalities[unit].code;
          row[layer.from] = change.lands[from];
          row[layer.to] = change.lands[to];
          row[layer.area_ha] = to_ha(matrix.at(from, to));
          out.add(row);
        }
      }
    }
  }
}

void write_balances(LayerWriter& writer, const LandChange& change, const std::vector<UnitGroup>& groups) {
  const auto& layer = contract().land_balances;
  RowWriter out(writer, layer);
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
        Row row = out.row();
        row[layer.level] = group.level;
        row[layer.code] = group.code;
        row[layer.land] = change.lands[land];
        row[layer.opening_ha] = to_ha(sum.opening(land));
        row[layer.additions_ha] = to_ha(sum.additions(land));
        row[layer.reductions_ha] = to_ha(sum.reductions(land));
        row[layer.closing_ha] = to_ha(sum.closing(land));
        out.add(row);
      }
    }
  }
}

}  // namespace

void write_land_areas(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups) {
  const LanduseWork& landuse = *work.landuse;
  RowWriter features(writer, contract().land);
  write_features(features, landuse.land, work.territory);
  write_features(features, landuse.over, work.territory);
  AreaRows rows(writer, landuse);
  for (const UnitGroup& group : groups) {
    rows.write(group);
  }
  write_exposures(writer, landuse, groups);
  write_changes(writer, landuse.change, work.territory);
  write_balances(writer, landuse.change, groups);
}

void fill(const LandLayerRows& /*layer*/, const Filling& filling) {
  const Work& work = filling.work;
  if (!work.landuse) {
    return;
  }
  const std::vector<UnitGroup> groups = unit_groups(work);
  write_land_areas(filling.writer, work, groups);
  write_land_population(filling.writer, work, groups, filling.language);
  write_articulation(filling.writer, work, groups, filling.language);
}

}  // namespace comarca
