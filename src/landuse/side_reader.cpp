// SPDX-License-Identifier: Apache-2.0
#include "landuse/side_reader.hpp"

namespace comarca::landuse {

Point point_inside(const BorderWalk::Place& place, const Side& side, double distance) {
  return {place.point.x - side.leftward * distance * place.direction.y,
          place.point.y + side.leftward * distance * place.direction.x};
}

SideReader::SideReader(const LandLayer& land, const ArticulationOptions& options)
    : land_(land), options_(options), locator_(land.polygons) {}

std::string SideReader::land_at(Point point, std::uint32_t unit) const {
  std::string base;
  std::string category;
  for (const std::uint32_t feature : locator_.at(point)) {
    const LandFeature& found = land_.features[feature];
    if (found.plan == unit) {
      base = found.meaning.base.empty() ? base : found.meaning.base;
      category = found.meaning.category.empty() ? category : found.meaning.category;
    }
  }
  return category.empty() ? base : category;
}

std::string SideReader::land_of(const BorderWalk::Place& place, const Side& side) const {
  for (const double distance : {options_.probe_m, options_.probe_m / 10, options_.reach_m / 2, options_.reach_m}) {
    const std::string found = land_at(point_inside(place, side, distance), side.unit);
    if (!found.empty()) {
      return found;
    }
  }
  return {};
}

}  // namespace comarca::landuse
