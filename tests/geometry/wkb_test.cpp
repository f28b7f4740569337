// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/wkb.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

Polygons square_with_hole() {
  Polygons polygons;
  for (const Point p : {Point{0, 0}, Point{10, 0}, Point{10, 10}, Point{0, 10}, Point{0, 0}}) {
    polygons.add_point(p);
  }
  polygons.end_ring();
  for (const Point p : {Point{2, 2}, Point{4, 2}, Point{4, 4}, Point{2, 4}}) {
    polygons.add_point(p);
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
  return polygons;
}

TEST(Wkb, what_is_written_is_read_back_with_the_hole_turned) {
  const Polygons original = square_with_hole();
  Polygons read;
  append_wkb(read, multipolygon_wkb(original, 0));
  ASSERT_EQ(read.ring_count(), 2U);
  EXPECT_DOUBLE_EQ(planar_area(read, 0), 96);
  EXPECT_LT(signed_area(read.ring(1)), 0);
}

TEST(Wkb, every_truncation_is_an_error_and_leaves_the_set_as_it_was) {
  const std::string wkb = multipolygon_wkb(square_with_hole(), 0);
  for (std::size_t length = 1; length < wkb.size(); ++length) {
    Polygons polygons;
    EXPECT_THROW(append_wkb(polygons, std::string_view(wkb).substr(0, length)), Error);
    EXPECT_EQ(polygons.unit_count(), 0U);
    EXPECT_TRUE(polygons.points.empty());
  }
}

TEST(Wkb, a_count_larger_than_the_bytes_is_refused_without_allocating) {
  std::string wkb = multipolygon_wkb(square_with_hole(), 0);
  wkb[5] = wkb[6] = wkb[7] = wkb[8] = '\x7f';
  Polygons polygons;
  EXPECT_THROW(append_wkb(polygons, wkb), Error);
}

TEST(Wkb, a_point_inside_a_collection_is_counted_not_read) {
  Polygons polygons;
  const auto notes = append_wkb(polygons, point_wkb({1, 2}));
  EXPECT_EQ(notes.other_geometries, 1U);
  EXPECT_TRUE(polygons.unit_empty(0));
}

TEST(Polygons, the_point_inside_avoids_the_hole) {
  const Polygons polygons = square_with_hole();
  const Point inside = point_inside(polygons, 0);
  EXPECT_FALSE(inside.x > 2 && inside.x < 4 && inside.y > 2 && inside.y < 4);
}

}  // namespace
}  // namespace comarca
