// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/areal_scale.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "comarca/geometry/ellipsoid.hpp"

namespace comarca {
namespace {

/// A square whose sides have a vertex every `step`, so that straight on the map and geodesic are the same line.
Polygons dense_square(Point corner, double side, double step) {
  Polygons square;
  const auto count = static_cast<int>(side / step);
  const Point ways[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
  Point at = corner;
  for (const Point way : ways) {
    for (int i = 0; i < count; ++i) {
      square.add_point(at);
      at = {at.x + way.x * side / count, at.y + way.y * side / count};
    }
  }
  square.end_ring();
  square.end_part();
  square.end_unit();
  return square;
}

double on_the_ellipsoid(Polygons polygons, const Projection& crs) {
  crs.to_lonlat(polygons.points);
  return Ellipsoid::measure(polygons, 0).area_m2;
}

class ArealScaleIn : public ::testing::TestWithParam<std::pair<const char*, Point>> {};

TEST_P(ArealScaleIn, agrees_with_karneys_areas_to_a_billionth) {
  const auto& [name, corner] = GetParam();
  const Projection crs(name);
  const double kilometre = crs.is_geographic() ? 0.009 : 1000;
  for (const double side : {1.0, 37.0, 300.0}) {
    const auto square = dense_square(corner, side * kilometre, side * kilometre / 3000);
    const ArealScale scale(crs, square.box());
    const double expected = on_the_ellipsoid(square, crs);
    EXPECT_NEAR(scale.area_m2(square, 0) / expected, 1, 1e-9) << name << ", " << side << " km";
  }
}

INSTANTIATE_TEST_SUITE_P(AllOverColombia, ArealScaleIn,
                         ::testing::Values(std::pair{"EPSG:9377", Point{4'800'000, 1'800'000}},
                                           std::pair{"EPSG:9377", Point{5'500'000, 2'700'000}},
                                           std::pair{"EPSG:3116", Point{1'000'000, 1'000'000}},
                                           std::pair{"EPSG:4686", Point{-74, 4}}));

TEST(ArealScale, parts_of_an_edge_add_up_to_the_edge) {
  const ArealScale scale(Projection("EPSG:9377"), {4'700'000, 1'500'000, 5'300'000, 2'500'000});
  const Point from{4'749'900, 1'950'000};
  const Point to{4'750'300, 1'950'777};
  const Point middle{4'750'000, 1'950'000 + 777 * 0.25};
  const double whole = scale.under(from, to);
  // A square millimetre, of an area under the edge of 180 km2.
  EXPECT_NEAR(scale.under(from, middle) + scale.under(middle, to), whole, 1e-3);
}

TEST(ArealScale, a_reversed_ring_has_the_opposite_area) {
  const ArealScale scale(Projection("EPSG:9377"), {5'000'000, 2'000'000, 5'001'000, 2'001'000});
  const Point ring[] = {{5'000'000, 2'000'000}, {5'001'000, 2'000'000}, {5'000'000, 2'001'000}};
  const Point back[] = {ring[2], ring[1], ring[0]};
  EXPECT_GT(scale.ring_area_m2(ring), 0);
  EXPECT_NEAR(scale.ring_area_m2(ring), -scale.ring_area_m2(back), 1e-6);
}

}  // namespace
}  // namespace comarca
