// SPDX-License-Identifier: Apache-2.0
#include <numbers>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/ellipsoid.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca {
namespace {

TEST(Ellipsoid, a_degree_of_meridian_at_the_equator_has_its_published_length) {
  // GRS 80: 110 574.3886 m from 0° to 1° N (Karney's GeodSolve).
  EXPECT_NEAR(Ellipsoid::distance_m({-73, 0}, {-73, 1}), 110574.3886, 0.001);
}

TEST(Ellipsoid, an_octant_has_an_eighth_of_the_surface_of_the_earth) {
  Polygons octant;
  for (const Point p : {Point{0, 0}, Point{90, 0}, Point{0, 90}}) {
    octant.add_point(p);
  }
  octant.end_ring();
  octant.end_part();
  octant.end_unit();
  const double authalic_radius_m =
      6371007.1810;  // GRS 80, Moritz 2000, given to 0.1 mm: 4000 m2 are 6e-11 of the octant
  EXPECT_NEAR(Ellipsoid::measure(octant, 0).area_m2, std::numbers::pi / 2 * authalic_radius_m * authalic_radius_m,
              4000);
}

TEST(Projection, the_origin_of_the_national_grid_has_its_defined_coordinates) {
  const Projection national("EPSG:9377");
  Point origin{-73, 4};
  national.from_lonlat({&origin, 1});
  EXPECT_NEAR(origin.x, 5000000, 1e-3);  // Resolución IGAC 471 de 2020
  EXPECT_NEAR(origin.y, 2000000, 1e-3);
  national.to_lonlat({&origin, 1});
  EXPECT_NEAR(origin.x, -73, 1e-11);
  EXPECT_NEAR(origin.y, 4, 1e-11);
}

TEST(Projection, an_unknown_crs_is_a_clear_error) {
  EXPECT_THROW(Projection("EPSG:999999"), Error);
}

}  // namespace
}  // namespace comarca
