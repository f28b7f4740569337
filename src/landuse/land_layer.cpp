// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/land_layer.hpp"

#include "comarca/geometry/overlay.hpp"

namespace comarca {
namespace {

constexpr double kWhole = 1e-9;  // a piece this near to its feature is the feature

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

}  // namespace comarca
