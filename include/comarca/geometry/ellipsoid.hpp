// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// GRS 80, the ellipsoid of SIRGAS and MAGNA-SIRGAS (Moritz 2000, Journal of Geodesy 74).
struct Grs80 {
  static constexpr double kSemiMajor_m = 6378137.0;
  static constexpr double kFlattening = 1.0 / 298.257222101;
  static constexpr double kEccentricity2 = 0.00669438002290078;  ///< squared, first
};

struct Measure {
  double area_m2 = 0;
  double perimeter_m = 0;
};

/// Measures on the GRS 80 ellipsoid (Karney, by PROJ). Points are longitude and latitude in degrees.
class Ellipsoid {
 public:
  /// Area and perimeter of a unit: shells minus holes, whatever the direction of their rings; all rings count as
  /// perimeter.
  [[nodiscard]] static Measure measure(const Polygons& lonlat, std::size_t unit);
  /// Length of an open line.
  [[nodiscard]] static double length_m(std::span<const Point> lonlat);
  [[nodiscard]] static double distance_m(Point from, Point to);
};

}  // namespace comarca
