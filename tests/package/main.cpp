// SPDX-License-Identifier: Apache-2.0
// Prints the area of one square degree on the equator, as an installed comarca measures it.
#include "comarca/geometry/ellipsoid.hpp"
#include "comarca/geometry/polygons.hpp"

#include <cmath>
#include <cstdio>

int main() {
  comarca::Polygons square;
  for (const comarca::Point corner : {comarca::Point{-75, 0}, {-74, 0}, {-74, 1}, {-75, 1}}) {
    square.add_point(corner);
  }
  square.end_ring();
  square.end_part();
  square.end_unit();
  const double area_km2 = comarca::Ellipsoid::measure(square, 0).area_m2 / 1e6;
  std::printf("one square degree at the equator: %.1f km2\n", area_km2);
  // 12,308.778 km2 on WGS 84 (GeographicLib Planimeter); GRS 80 differs by far less than the tolerance.
  return std::abs(area_km2 - 12308.8) < 0.1 ? 0 : 1;
}
