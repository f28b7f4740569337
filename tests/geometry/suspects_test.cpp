// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/suspects.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

Polygons ring(std::initializer_list<Point> points) {
  Polygons polygons;
  for (const Point point : points) {
    polygons.add_point(point);
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
  return polygons;
}

TEST(Suspects, a_plain_ring_is_none) {
  EXPECT_TRUE(suspect_units(ring({{0, 0}, {4, 0}, {4, 3}, {2, 1}, {0, 3}})).empty());
}

TEST(Suspects, a_bow_tie_is_one_whether_or_not_it_has_a_vertex_at_the_crossing) {
  EXPECT_EQ(suspect_units(ring({{0, 0}, {4, 4}, {4, 0}, {0, 4}})).size(), 1U);
  EXPECT_EQ(suspect_units(ring({{0, 0}, {2, 2}, {4, 4}, {4, 0}, {2, 2}, {0, 4}})).size(), 1U);
}

TEST(Suspects, repairing_them_alone_repairs_all_that_is_invalid) {
  Polygons mixed = ring({{0, 0}, {4, 0}, {4, 4}});
  mixed.append_unit(ring({{0, 0}, {4, 4}, {4, 0}, {0, 4}}), 0);
  mixed.append_unit(ring({{0, 0}, {1, 0}, {1, 1}}), 0);
  Polygons same = mixed;
  const auto some = repair_suspects(mixed);
  const auto all = repair_invalid(same);
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some[0].unit, 1U);
  EXPECT_EQ(all.size(), 1U);
  EXPECT_EQ(mixed.points, same.points);
  EXPECT_DOUBLE_EQ(planar_area(mixed, 1), 8);  // two triangles of base 4 and height 2
}

}  // namespace
}  // namespace comarca
