// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/land_layer.hpp"

#include <fmt/format.h>

#include "comarca/geometry/overlay.hpp"
#include "comarca/geometry/wkb.hpp"

namespace comarca {
namespace {

constexpr double kWhole = 1e-9;  // a piece this near to its feature is the feature

constexpr double kOverlap_m2 = 0.01;

/// Pairs of features, the earlier one first, that lie over each other in the same category.
std::vector<AreaPiece> overlapping(const LandLayer& layer, const ArealScale& scale) {
  std::vector<AreaPiece> pairs = overlay_areas(layer.polygons, layer.polygons, scale).pieces;
  std::erase_if(pairs, [&](const AreaPiece& pair) {
    const LandMeaning& a = layer.features[pair.feature].meaning;
    return pair.feature >= pair.unit || pair.area_m2 < kOverlap_m2 || a.category.empty() ||
           a.category != layer.features[pair.unit].meaning.category;
  });
  return pairs;
}

}  // namespace

void LandLayer::append(const LandLayer& other) {
  for (std::size_t feature = 0; feature < other.features.size(); ++feature) {
    features.push_back(other.features[feature]);
    polygons.append_unit(other.polygons, feature);
  }
}

LandLayer split_by_unit(const LandLayer& layer, const AreaOverlay& overlay, const LandContext& context) {
  LandLayer result;
  const PolygonOverlay cutter;
  for (const AreaPiece& piece : overlay.pieces) {
    LandFeature feature = layer.features[piece.feature];
    if (feature.plan != kOutside && feature.plan != piece.unit) {
      continue;
    }
    feature.plan = piece.unit;
    const double whole_m2 = overlay.feature_area_m2[piece.feature];
    if (whole_m2 - piece.area_m2 <= kWhole * whole_m2) {
      result.polygons.append_unit(layer.polygons, piece.feature);
    } else {
      cutter.intersection(layer.polygons, piece.feature, context.units, piece.unit, result.polygons);
    }
    result.features.push_back(std::move(feature));
  }
  return result;
}

void cut_overlaps(LandLayer& layer, const LandContext& context, Findings& findings) {
  const std::vector<AreaPiece> pairs = overlapping(layer, context.scale);
  if (pairs.empty()) {
    return;
  }
  const PolygonOverlay cutter;
  std::vector<std::vector<std::uint32_t>> earlier(layer.features.size());
  for (const AreaPiece& pair : pairs) {
    earlier[pair.unit].push_back(pair.feature);
    Polygons common;
    cutter.intersection(layer.polygons, pair.feature, layer.polygons, pair.unit, common);
    const std::string size = fmt::format("{:.4f} ha", pair.area_m2 / 1e4);
    const std::string& category = layer.features[pair.unit].meaning.category;
    findings.add({.code = "categoria-repetida",
                  .severity = Severity::info,
                  .layer = layer.features[pair.unit].layer,
                  .where = fmt::format("{}/{}", pair.feature + 1, pair.unit + 1),
                  .what = {fmt::format("Dos polígonos de '{}' comparten {}; se contó una vez.", category, size),
                           fmt::format("Two polygons of '{}' share {}; counted once.", category, size)},
                  .remedy = {"Una los polígonos o separe lo que comparten.", "Unite the polygons or part them."},
                  .wkb = common.unit_empty(0) ? std::string() : multipolygon_wkb(common, 0),
                  .magnitude = pair.area_m2});
  }
  Polygons result;
  for (std::size_t feature = 0; feature < layer.features.size(); ++feature) {
    Polygons left;
    left.append_unit(layer.polygons, feature);
    for (const std::uint32_t other : earlier[feature]) {
      Polygons less;
      cutter.difference(left, 0, layer.polygons, other, less);
      left = std::move(less);
    }
    result.append_unit(left, 0);
  }
  layer.polygons = std::move(result);
}

}  // namespace comarca
