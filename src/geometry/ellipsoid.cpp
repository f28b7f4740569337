// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/ellipsoid.hpp"

#include <cmath>

#include <geodesic.h>

namespace comarca {
namespace {

const geod_geodesic& grs80() {
  static const geod_geodesic kGrs80 = [] {
    geod_geodesic geodesic{};
    geod_init(&geodesic, Grs80::kSemiMajor_m, Grs80::kFlattening);
    return geodesic;
  }();
  return kGrs80;
}

Measure measure_ring(std::span<const Point> ring) {
  geod_polygon polygon{};
  geod_polygon_init(&polygon, 0);
  for (const Point point : ring) {
    geod_polygon_addpoint(&grs80(), &polygon, point.y, point.x);
  }
  Measure result;
  geod_polygon_compute(&grs80(), &polygon, 0, 1, &result.area_m2, &result.perimeter_m);
  result.area_m2 = std::abs(result.area_m2);
  return result;
}

}  // namespace

Measure Ellipsoid::measure(const Polygons& lonlat, std::size_t unit) {
  Measure total;
  for (std::size_t part = lonlat.unit_start[unit]; part < lonlat.unit_start[unit + 1]; ++part) {
    for (std::size_t r = lonlat.part_start[part]; r < lonlat.part_start[part + 1]; ++r) {
      const Measure ring = measure_ring(lonlat.ring(r));
      total.area_m2 += r == lonlat.part_start[part] ? ring.area_m2 : -ring.area_m2;
      total.perimeter_m += ring.perimeter_m;
    }
  }
  return total;
}

double Ellipsoid::length_m(std::span<const Point> lonlat) {
  double total = 0;
  for (std::size_t i = 1; i < lonlat.size(); ++i) {
    total += distance_m(lonlat[i - 1], lonlat[i]);
  }
  return total;
}

double Ellipsoid::distance_m(Point from, Point to) {
  double distance = 0;
  geod_inverse(&grs80(), from.y, from.x, to.y, to.x, &distance, nullptr, nullptr);
  return distance;
}

}  // namespace comarca
