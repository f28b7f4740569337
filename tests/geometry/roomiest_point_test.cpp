// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/roomiest_point.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace comarca {
namespace {

Polygons unit_of(const std::vector<std::vector<Point>>& rings) {
  Polygons polygons;
  for (const auto& ring : rings) {
    for (const Point point : ring) {
      polygons.add_point(point);
    }
    polygons.end_ring();
  }
  polygons.end_part();
  polygons.end_unit();
  return polygons;
}

TEST(RoomiestPoint, of_a_square_is_its_middle) {
  const Point point = roomiest_point(unit_of({{{0, 0}, {8, 0}, {8, 8}, {0, 8}}}), 0);
  EXPECT_DOUBLE_EQ(point.x, 4);
  EXPECT_DOUBLE_EQ(point.y, 4);
}

TEST(RoomiestPoint, lies_in_the_body_and_not_in_the_widest_row) {
  // A body of 10 x 10 on a foot of 30 x 1: the widest row is the foot's. Within a hundredth of the size, 0.3.
  const Point point = roomiest_point(unit_of({{{0, 0}, {30, 0}, {30, 1}, {10, 1}, {10, 10}, {0, 10}}}), 0);
  EXPECT_NEAR(point.x, 5, 0.6);
  EXPECT_NEAR(point.y, 5, 0.6);
}

TEST(RoomiestPoint, keeps_out_of_holes) {
  // A hole in the middle of a square: the roomiest places are its corners, where the distances to two sides and to the
  // hole's corner (3, 3) are one: r = (3 - r) * sqrt(2), r = 1.757.
  const Point point =
      roomiest_point(unit_of({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{3, 3}, {3, 7}, {7, 7}, {7, 3}}}), 0);
  EXPECT_NEAR(std::min(point.x, 10 - point.x), 1.757, 0.15);
  EXPECT_NEAR(std::min(point.y, 10 - point.y), 1.757, 0.15);
}

TEST(RoomiestPoint, a_sliver_and_an_empty_unit_have_one_too) {
  const Point point = roomiest_point(unit_of({{{0, 0}, {1e6, 0}, {1e6, 1}, {0, 1}}}), 0);
  EXPECT_NEAR(point.y, 0.5, 0.5);
  EXPECT_EQ(roomiest_point(unit_of({}), 0), Point{});
}

}  // namespace
}  // namespace comarca
