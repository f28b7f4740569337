// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/accounting.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "landuse/land_findings.hpp"

namespace comarca {
namespace {

/// Base features alone, with their places in the whole layer.
struct BaseLayer {
  Polygons polygons;
  std::vector<std::uint32_t> feature;
};

BaseLayer base_of(const LandLayer& layer) {
  BaseLayer base;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    if (layer.features[i].divides()) {
      base.polygons.append_unit(layer.polygons, i);
      base.feature.push_back(static_cast<std::uint32_t>(i));
    }
  }
  return base;
}

bool counts_in(const LandFeature& feature, std::uint32_t unit) {
  return feature.plan == kOutside || feature.plan == unit;
}

std::size_t order_of(const LandClasses& classes, const std::string& id) {
  const LandClass* found = classes.find(id);
  return found == nullptr ? classes.list().size() : static_cast<std::size_t>(found - classes.list().data());
}

void sum_areas(const LandLayer& layer, const LandContext& context, LandAccount& account) {
  std::map<std::pair<std::uint32_t, std::size_t>, double> sums;
  for (const AreaPiece& piece : account.overlay.pieces) {
    const LandFeature& feature = layer.features[piece.feature];
    if (!counts_in(feature, piece.unit)) {
      continue;
    }
    const LandMeaning& meaning = feature.meaning;
    LandIdentity& identity = account.identities[piece.unit];
    if (!meaning.base.empty() && !feature.over) {
      sums[{piece.unit, order_of(context.classes, meaning.base)}] += piece.area_m2;
      identity.base_m2 += piece.area_m2;
    }
    if (!meaning.category.empty()) {
      sums[{piece.unit, order_of(context.classes, meaning.category)}] += piece.area_m2;
    }
    if (!meaning.known()) {
      sums[{piece.unit, context.classes.list().size()}] += piece.area_m2;
      identity.unknown_m2 += feature.over ? 0 : piece.area_m2;
    }
  }
  for (const auto& [key, area] : sums) {
    const bool known = key.second < context.classes.list().size();
    account.areas.push_back({key.first, known ? context.classes.list()[key.second].id : std::string(), area});
  }
}

/// Pairs of base features of one plan that lie over each other.
void find_overlaps(const LandLayer& layer, const LandContext& context, LandAccount& account, Findings& findings) {
  const BaseLayer base = base_of(layer);
  std::vector<std::uint32_t> unit_of(layer.features.size(), kOutside);
  std::vector<double> largest(layer.features.size(), 0);
  for (const AreaPiece& piece : account.overlay.pieces) {
    if (counts_in(layer.features[piece.feature], piece.unit) && piece.area_m2 > largest[piece.feature]) {
      largest[piece.feature] = piece.area_m2;
      unit_of[piece.feature] = piece.unit;
    }
  }
  for (const AreaPiece& piece : overlay_areas(base.polygons, base.polygons, context.scale).pieces) {
    const std::uint32_t a = base.feature[piece.feature];
    const std::uint32_t b = base.feature[piece.unit];
    // Features that lie in no unit, or belong to plans of different units, are another check's business.
    if (a >= b || unit_of[a] == kOutside || unit_of[a] != unit_of[b] || piece.area_m2 < 1) {
      continue;
    }
    account.identities[unit_of[a]].overlap_m2 += piece.area_m2;
    if (piece.area_m2 > context.least_m2) {
      report_overlap({layer, a, b, unit_of[a], piece.area_m2}, context, findings);
    }
  }
}

void find_gaps(const LandLayer& layer, const LandContext& context, LandAccount& account, Findings& findings) {
  std::vector<std::vector<std::size_t>> by_unit(context.units.unit_count());
  for (const AreaPiece& piece : account.overlay.pieces) {
    const LandFeature& feature = layer.features[piece.feature];
    if (counts_in(feature, piece.unit) && feature.divides()) {
      by_unit[piece.unit].push_back(piece.feature);
    }
  }
  for (std::size_t unit = 0; unit < by_unit.size(); ++unit) {
    LandIdentity& identity = account.identities[unit];
    identity.gap_m2 = identity.unit_m2 - identity.base_m2 - identity.unknown_m2 + identity.overlap_m2;
    if (identity.has_plan() && (identity.gap_m2 > context.least_m2 || identity.overlap_m2 > context.least_m2)) {
      identity.gap_m2 =
          report_gap({layer, by_unit[unit], static_cast<std::uint32_t>(unit), identity}, context, findings);
      identity.overlap_m2 = identity.base_m2 + identity.unknown_m2 + identity.gap_m2 - identity.unit_m2;
    }
  }
}

void find_spills(const LandLayer& layer, const LandContext& context, const LandAccount& account, Findings& findings) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<AreaPiece>> spills;
  std::vector<double> outside = account.overlay.feature_area_m2;
  for (const AreaPiece& piece : account.overlay.pieces) {
    const LandFeature& feature = layer.features[piece.feature];
    outside[piece.feature] -= piece.area_m2;
    if (!counts_in(feature, piece.unit)) {
      spills[{feature.plan, piece.unit}].push_back(piece);
    }
  }
  for (const auto& [pair, pieces] : spills) {
    const double area = std::accumulate(pieces.begin(), pieces.end(), 0.0,
                                        [](double sum, const AreaPiece& piece) { return sum + piece.area_m2; });
    if (area > context.least_m2) {
      report_spill({layer, pieces, area}, context, findings);
    }
  }
  const double area = std::accumulate(outside.begin(), outside.end(), 0.0, [&](double sum, double each) {
    return sum + (each > context.least_m2 ? each : 0);
  });
  if (area > 0) {
    report_outside(layer, area, findings);
  }
}

}  // namespace

double LandAccount::area_m2(std::uint32_t unit, const std::string& land) const noexcept {
  double sum = 0;
  for (const LandArea& area : areas) {
    sum += area.unit == unit && area.land == land ? area.area_m2 : 0;
  }
  return sum;
}

LandAccount account_land(const LandLayer& layer, const LandContext& context, Findings& findings) {
  LandAccount account;
  account.overlay = overlay_areas(layer.polygons, context.units, context.scale);
  account.identities.resize(context.units.unit_count());
  const auto unit_m2 = context.scale.areas_m2(context.units);
  for (std::size_t unit = 0; unit < unit_m2.size(); ++unit) {
    account.identities[unit].unit_m2 = unit_m2[unit];
  }
  sum_areas(layer, context, account);
  report_unknown_values(layer, account.overlay, findings);
  find_overlaps(layer, context, account, findings);
  find_gaps(layer, context, account, findings);
  find_spills(layer, context, account, findings);
  return account;
}

}  // namespace comarca
