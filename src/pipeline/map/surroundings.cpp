// SPDX-License-Identifier: Apache-2.0
#include "pipeline/map/surroundings.hpp"

#include <algorithm>

#include "comarca/territory/simplify.hpp"

namespace comarca {
namespace {

constexpr double kReach = 1.5;            // longer sides of the members around them: more than any paper shows
constexpr double kDetailsAcross = 400.0;  // a tenth of a millimetre in a locator of four centimetres

double longer_side(const Box& box) {
  return std::max(box.max_x - box.min_x, box.max_y - box.min_y);
}

}  // namespace

std::shared_ptr<const Polygons> nearby(const MapUnits& units, const std::vector<std::size_t>& members) {
  Box around;
  for (const std::size_t member : members) {
    around.add(units.polygons->unit_box(member));
  }
  around = around.grown(kReach * longer_side(around));
  auto result = std::make_shared<Polygons>();
  for (std::size_t unit = 0; unit < units.polygons->unit_count(); ++unit) {
    if (!units.polygons->unit_empty(unit) && units.polygons->unit_box(unit).intersects(around)) {
      result->append_unit(*units.polygons, unit);
    }
  }
  return result;
}

std::shared_ptr<const Polygons> coarse(const MapUnits& units) {
  const Coverage coverage(*units.polygons, Projection(units.crs));
  const double tolerance = longer_side(units.polygons->box()) * coverage.metres_per_unit / kDetailsAcross;
  return std::make_shared<const Polygons>(simplify(coverage, {.tolerance_m = tolerance}).polygons());
}

}  // namespace comarca
