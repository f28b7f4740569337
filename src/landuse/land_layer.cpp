// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/land_layer.hpp"

#include <fmt/format.h>

#include "comarca/base/units.hpp"
#include "comarca/geometry/overlay.hpp"
#include "comarca/geometry/wkb.hpp"

namespace comarca {
namespace {

constexpr double kWhole = 1e-9;  // a piece this near to its feature is the feature

constexpr double kOverlap_m2 = 0.01;

/// Pairs of features, the earlier one first, that lie over each other and are of one kind.
template <class Alike>
std::vector<AreaPiece> overlapping(const LandLayer& layer, const ArealScale& scale, const Alike& alike) {
  std::vector<AreaPiece> pairs = overlay_areas(layer.polygons, layer.polygons, scale).pieces;
  std::erase_if(pairs, [&](const AreaPiece& pair) {
    return pair.feature >= pair.unit || pair.area_m2 < kOverlap_m2 ||
           !alike(layer.features[pair.feature], layer.features[pair.unit]);
  });
  return pairs;
}

bool in_one_category(const LandFeature& a, const LandFeature& b) {
  return !a.meaning.category.empty() && a.meaning.category == b.meaning.category;
}

bool divide_one_unit(const LandFeature& a, const LandFeature& b) {
  return a.plan == b.plan && a.divides() && b.divides();
}

/// Takes from the later feature of each pair what the earlier one has.
Polygons without(const LandLayer& layer, const std::vector<AreaPiece>& pairs) {
  std::vector<std::vector<std::uint32_t>> earlier(layer.features.size());
  for (const AreaPiece& pair : pairs) {
    earlier[pair.unit].push_back(pair.feature);
  }
  const PolygonOverlay cutter;
  Polygons result;
  for (std::size_t feature = 0; feature < layer.features.size(); ++feature) {
    Polygons left;
    left.append_unit(layer.polygons, feature);
    for (const std::uint32_t other : earlier[feature]) {
      Polygons less;
      cutter.difference({left, 0}, {layer.polygons, other}, less);
      left = std::move(less);
    }
    result.append_unit(left, 0);
  }
  return result;
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
      cutter.intersection({layer.polygons, piece.feature}, {context.units, piece.unit}, result.polygons);
    }
    result.features.push_back(std::move(feature));
  }
  return result;
}

void cut_overlaps(LandLayer& layer, const LandContext& context, Findings& findings) {
  const std::vector<AreaPiece> pairs = overlapping(layer, context.scale, in_one_category);
  if (pairs.empty()) {
    return;
  }
  const PolygonOverlay cutter;
  for (const AreaPiece& pair : pairs) {
    Polygons common;
    cutter.intersection({layer.polygons, pair.feature}, {layer.polygons, pair.unit}, common);
    const std::string size = fmt::format("{:.4f} ha", to_ha(pair.area_m2));
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
  layer.polygons = without(layer, pairs);
}

void cut_divisions(LandLayer& layer, const ArealScale& scale) {
  const std::vector<AreaPiece> pairs = overlapping(layer, scale, divide_one_unit);
  if (!pairs.empty()) {
    layer.polygons = without(layer, pairs);
  }
}

}  // namespace comarca
