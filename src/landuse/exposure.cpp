// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "comarca/base/units.hpp"
#include "comarca/geometry/overlay.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/landuse/accounting.hpp"

namespace comarca {
namespace {

constexpr double kOverlap_m2 = 1;

/// Unites the features of a plan and level when any of them overlap each other.
LandLayer without_overlaps(const LandLayer& layer, const ArealScale& scale) {
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::size_t>> by_level;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    by_level[{layer.features[i].category_or_value(), layer.features[i].plan}].push_back(i);
  }
  LandLayer result;
  const PolygonOverlay cutter;
  for (const auto& [level, members] : by_level) {
    Polygons own;
    for (const std::size_t member : members) {
      own.append_unit(layer.polygons, member);
    }
    const auto pieces = overlay_areas(own, own, scale).pieces;
    const bool overlap = std::ranges::any_of(
        pieces, [](const AreaPiece& piece) { return piece.feature != piece.unit && piece.area_m2 > kOverlap_m2; });
    if (overlap) {
      cutter.dissolve(layer.polygons, members, result.polygons);
      result.features.push_back(layer.features[members.front()]);
      continue;
    }
    for (const std::size_t member : members) {
      result.polygons.append_unit(layer.polygons, member);
      result.features.push_back(layer.features[member]);
    }
  }
  return result;
}

}  // namespace

void check_inside(const LandLayer& inner, const LandLayer& outer, const LandContext& context, Findings& findings) {
  std::vector<std::size_t> all(outer.features.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = i;
  }
  const PolygonOverlay cutter;
  Polygons allowed;
  cutter.dissolve(outer.polygons, all, allowed);
  const AreaOverlay overlay = overlay_areas(inner.polygons, allowed, context.scale);
  std::vector<double> outside = overlay.feature_area_m2;
  for (const AreaPiece& piece : overlay.pieces) {
    outside[piece.feature] -= piece.area_m2;
  }
  for (std::size_t i = 0; i < outside.size(); ++i) {
    if (outside[i] <= context.least_m2) {
      continue;
    }
    Polygons beyond;
    cutter.difference({inner.polygons, i}, {allowed, 0}, beyond);
    const LandFeature& feature = inner.features[i];
    findings.add(
        {.code = "perimetro-sin-servicios",
         .severity = Severity::error,
         .layer = feature.layer,
         .unit = feature.plan == kOutside ? std::string() : context.codes[feature.plan],
         .what = {fmt::format("{:.2f} ha de '{}' quedan fuera del perímetro de servicios.", to_ha(outside[i]),
                              feature.value),
                  fmt::format("{:.2f} ha of '{}' lie outside the services perimeter.", to_ha(outside[i]),
                              feature.value)},
         .remedy = {"El perímetro urbano no puede ser mayor que el de servicios: reduzca uno o amplíe el otro.",
                    "The urban perimeter may not exceed that of services: shrink one or extend the other."},
         .wkb = beyond.unit_empty(0) ? std::string() : multipolygon_wkb(beyond, 0),
         .magnitude = outside[i]});
  }
}

std::vector<Exposure> exposure(const LandLayer& land, const LandLayer& other, const LandContext& context) {
  const LandLayer clean = without_overlaps(other, context.scale);
  std::map<std::tuple<std::uint32_t, std::string, std::string>, double> sums;
  for (const AreaPiece& piece : overlay_areas(land.polygons, clean.polygons, context.scale).pieces) {
    const LandFeature& feature = land.features[piece.feature];
    const LandFeature& level = clean.features[piece.unit];
    if (level.plan != kOutside && level.plan != feature.plan) {
      continue;
    }
    for (const std::string& id : {feature.meaning.base, feature.meaning.category}) {
      if (!id.empty()) {
        sums[{feature.plan, id, level.category_or_value()}] += piece.area_m2;
      }
    }
  }
  for (const AreaPiece& piece : overlay_areas(clean.polygons, context.units, context.scale).pieces) {
    const LandFeature& level = clean.features[piece.feature];
    if (level.plan == kOutside || level.plan == piece.unit) {
      sums[{piece.unit, std::string(), level.category_or_value()}] += piece.area_m2;
    }
  }
  std::vector<Exposure> result;
  for (const auto& [key, area] : sums) {
    result.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), area});
  }
  return result;
}

}  // namespace comarca
