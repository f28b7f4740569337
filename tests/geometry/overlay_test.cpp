// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/overlay.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

void add_square(Polygons& polygons, double x, double y, double side) {
  for (const Point p : {Point{x, y}, Point{x + side, y}, Point{x + side, y + side}, Point{x, y + side}}) {
    polygons.add_point(p);
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
}

TEST(PolygonOverlay, what_two_squares_share_and_what_one_has_alone) {
  Polygons squares;
  add_square(squares, 0, 0, 2);
  add_square(squares, 1, 1, 2);
  Polygons out;
  const PolygonOverlay overlay;
  overlay.intersection({squares, 0}, {squares, 1}, out);
  overlay.difference({squares, 0}, {squares, 1}, out);
  overlay.dissolve(squares, std::vector<std::size_t>{0, 1}, out);
  EXPECT_DOUBLE_EQ(planar_area(out, 0), 1);
  EXPECT_DOUBLE_EQ(planar_area(out, 1), 3);
  EXPECT_DOUBLE_EQ(planar_area(out, 2), 7);
}

TEST(PolygonOverlay, where_geos_gives_up_one_call_says_so_and_the_other_throws) {
  Polygons squares;
  add_square(squares, 0, 0, 2);
  add_square(squares, 1, 1, std::numeric_limits<double>::quiet_NaN());
  Polygons out;
  const PolygonOverlay overlay;
  EXPECT_FALSE(overlay.try_difference({squares, 0}, {squares, 1}, out));
  EXPECT_EQ(out.unit_count(), 0U);
  EXPECT_THROW(overlay.difference({squares, 0}, {squares, 1}, out), Error);
}

}  // namespace
}  // namespace comarca
