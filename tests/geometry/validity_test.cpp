// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/validity.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

void add_unit(Polygons& polygons, std::initializer_list<Point> ring) {
  for (const Point point : ring) {
    polygons.add_point(point);
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
}

TEST(Validity, a_bow_tie_becomes_two_triangles_and_the_repair_says_so) {
  Polygons polygons;
  add_unit(polygons, {{0, 0}, {1, 0}, {1, 1}, {0, 1}});
  add_unit(polygons, {{10, 0}, {12, 2}, {12, 0}, {10, 2}});
  const auto repairs = repair_invalid(polygons);
  ASSERT_EQ(repairs.size(), 1U);
  EXPECT_EQ(repairs[0].unit, 1U);
  EXPECT_EQ(repairs[0].reason, "Self-intersection");
  EXPECT_EQ(repairs[0].location, (Point{11, 1}));
  EXPECT_EQ(repairs[0].parts_after, 2U);
  EXPECT_DOUBLE_EQ(repairs[0].area_after, 2);
  EXPECT_EQ(polygons.unit_count(), 2U);
}

TEST(Validity, valid_polygons_are_left_as_they_were) {
  Polygons polygons;
  add_unit(polygons, {{0, 0}, {1, 0}, {1, 1}, {0, 1}});
  EXPECT_TRUE(repair_invalid(polygons).empty());
}

}  // namespace
}  // namespace comarca
