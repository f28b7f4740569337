// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <map>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "comarca/geometry/overlay.hpp"
#include "comarca/geometry/validity.hpp"
#include "comarca/landuse/area_overlay.hpp"

namespace comarca {
namespace {

constexpr double kEast_m = 4'900'000;
constexpr double kNorth_m = 1'700'000;

/// A star-shaped polygon, often with a star-shaped hole.
void add_star(Polygons& out, Point centre, double radius_m, int count, std::mt19937& random) {
  std::uniform_real_distribution<double> share(0.3, 1);
  const auto add_ring = [&](double largest) {
    for (int i = 0; i < count; ++i) {
      const double angle = 2 * std::numbers::pi * i / count;
      const double reach = largest * share(random);
      // On a grid of 1 mm, so that GEOS has nothing to round; and often with level and upright edges.
      out.add_point({std::round((centre.x + reach * std::cos(angle)) * 1000) / 1000,
                     std::round((centre.y + reach * std::sin(angle)) * 1000) / 1000});
    }
    out.end_ring();
  };
  add_ring(radius_m);
  if (share(random) > 0.6) {
    add_ring(radius_m * 0.25);
  }
  out.end_part();
  out.end_unit();
}

Polygons stars(std::size_t count, double radius_m, int vertices, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(0, 20'000);
  Polygons out;
  for (std::size_t i = 0; i < count; ++i) {
    add_star(out, {kEast_m + place(random), kNorth_m + place(random)}, radius_m, vertices, random);
  }
  return out;
}

void expect_agreement(const Polygons& features, const Polygons& units) {
  Box about = features.box();
  about.add(units.box());
  const ArealScale scale(Projection("EPSG:9377"), about);
  const AreaOverlay overlay = overlay_areas(features, units, scale);
  std::map<std::pair<std::size_t, std::size_t>, double> found;
  for (const AreaPiece& piece : overlay.pieces) {
    found[{piece.feature, piece.unit}] = piece.area_m2;
  }
  const PolygonOverlay geos;
  for (std::size_t f = 0; f < features.unit_count(); ++f) {
    for (std::size_t u = 0; u < units.unit_count(); ++u) {
      Polygons common;
      geos.intersection({features, f}, {units, u}, common);
      const double expected = scale.area_m2(common, 0);
      const double area = found.contains({f, u}) ? found[{f, u}] : 0;
      // GEOS moves each crossing by half a millimetre at most, along outlines of at most 200 km.
      EXPECT_NEAR(area, expected, 100) << f << ", " << u;
      EXPECT_NEAR(area, expected, 1e-6 * expected + 5) << f << ", " << u;
    }
  }
}

TEST(AreaOverlayProperty, agrees_with_geos_on_random_pairs) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    expect_agreement(stars(15, 5'000, 17, seed), stars(10, 8'000, 60, 100 + seed));
  }
}

TEST(AreaOverlayProperty, agrees_with_geos_on_features_of_thousands_of_vertices) {
  expect_agreement(stars(2, 9'000, 1'500, 7), stars(3, 9'000, 800, 8));
}

TEST(AreaOverlayProperty, agrees_with_geos_where_features_reach_far_beyond_the_units) {
  expect_agreement(stars(3, 60'000, 1'200, 9), stars(12, 2'000, 40, 10));
}

TEST(AreaOverlayProperty, does_not_depend_on_the_number_of_threads) {
  const Polygons features = stars(1500, 900, 12, 11);
  const Polygons units = stars(12, 6'000, 300, 12);
  const ArealScale scale(Projection("EPSG:9377"), units.box());
  const AreaOverlay one = overlay_areas(features, units, scale, 1);
  const AreaOverlay three = overlay_areas(features, units, scale, 3);
  ASSERT_EQ(one.pieces.size(), three.pieces.size());
  for (std::size_t i = 0; i < one.pieces.size(); ++i) {
    EXPECT_EQ(one.pieces[i].area_m2, three.pieces[i].area_m2);
  }
}

}  // namespace
}  // namespace comarca
