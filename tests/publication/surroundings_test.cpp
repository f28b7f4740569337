// SPDX-License-Identifier: Apache-2.0
#include "publication/map/surroundings.hpp"

#include <memory>

#include <gtest/gtest.h>

namespace comarca {
namespace {

constexpr double kSide_m = 10'000;
constexpr std::size_t kUnits = 10;

/// Squares of ten kilometres side by side.
MapUnits a_row() {
  auto polygons = std::make_shared<Polygons>();
  MapUnits units;
  for (std::size_t i = 0; i < kUnits; ++i) {
    const double west = 4.9e6 + static_cast<double>(i) * kSide_m;
    for (const Point corner : {Point{0, 0}, Point{kSide_m, 0}, Point{kSide_m, kSide_m}, Point{0, kSide_m}}) {
      polygons->add_point({west + corner.x, 2.1e6 + corner.y});
    }
    polygons->end_ring();
    polygons->end_part();
    polygons->end_unit();
    units.units.push_back({.code = std::to_string(i), .name = {}});
  }
  units.polygons = polygons;
  return units;
}

TEST(PaperShapes, the_units_of_a_sheet_are_those_as_far_around_its_members_as_they_are_long) {
  const PaperShapes shapes = shapes_on_paper(a_row(), {0}, "a4");
  ASSERT_EQ(shapes.on_sheet->unit_count(), kUnits);
  EXPECT_FALSE(shapes.on_sheet->unit_empty(0));
  EXPECT_FALSE(shapes.on_sheet->unit_empty(1));
  for (std::size_t far = 3; far < kUnits; ++far) {
    EXPECT_TRUE(shapes.on_sheet->unit_empty(far)) << far;
  }
  EXPECT_NEAR(planar_area(*shapes.on_sheet, 1), kSide_m * kSide_m, 1) << "a square is no simpler";
}

TEST(PaperShapes, a_locator_shows_the_members_and_all_others_as_one_each) {
  const PaperShapes shapes = shapes_on_paper(a_row(), {2, 3}, "a4");
  const Polygons& two = *shapes.locator.polygons;
  ASSERT_EQ(two.unit_count(), 2U);
  EXPECT_EQ(shapes.locator.highlighted, std::vector<std::size_t>{1});
  // The corners lie on the grid, a step of which is an eight-hundredth of 100 km.
  EXPECT_NEAR(planar_area(two, 0), 8 * kSide_m * kSide_m, 1);
  EXPECT_NEAR(planar_area(two, 1), 2 * kSide_m * kSide_m, 1);
  ASSERT_TRUE(shapes.locator.near.has_value());
  EXPECT_EQ(shapes.locator.near->max_x - shapes.locator.near->min_x, kUnits * kSide_m);
}

TEST(Nearby, the_ground_around_members_leaves_them_out) {
  const MapUnits units = a_row();
  EXPECT_EQ(nearby(*units.polygons, {0}, Shown::everything)->unit_count(), 3U);
  EXPECT_EQ(nearby(*units.polygons, {0}, Shown::others)->unit_count(), 2U);
}

}  // namespace
}  // namespace comarca
