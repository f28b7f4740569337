// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/simplify.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "territory/support/crossings.hpp"
#include "territory/support/fractal_coverage.hpp"
#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::crossing_count;
using testing::fractal_coverage;
using testing::grid_coverage;

void expect_same_neighbours(const Coverage& original, const Coverage& simple) {
  const Coverage again(simple.polygons(), Projection("EPSG:9377"));
  const BorderGraph before(original);
  const BorderGraph after(again);
  ASSERT_EQ(before.borders().size(), after.borders().size());
  for (std::size_t i = 0; i < before.borders().size(); ++i) {
    EXPECT_EQ(before.borders()[i].a, after.borders()[i].a);
    EXPECT_EQ(before.borders()[i].b, after.borders()[i].b);
    EXPECT_EQ(before.borders()[i].kind, after.borders()[i].kind);
  }
}

TEST(Simplify, straight_outlines_keep_their_corners_only) {
  const Coverage simple = simplify(grid_coverage({"AAAB", "AAAB"}), {.tolerance_m = 10});
  EXPECT_EQ(simple.polygons().points.size(), 4U + 4U);
  EXPECT_NEAR(planar_area(simple.polygons(), 0), 6e6, 1e-3);
}

TEST(Simplify, everything_dropped_leaves_every_neighbour_and_no_crossing) {
  const Coverage map = fractal_coverage(6, 40, 1);
  const Coverage simple = simplify(map, {.share = 0});
  EXPECT_LT(simple.points.size(), map.points.size() / 10);
  EXPECT_EQ(crossing_count(simple.polygons()), 0U);
  expect_same_neighbours(map, simple);
}

TEST(Simplify, at_every_share_lines_do_not_cross_and_neighbours_stay) {
  const Coverage map = fractal_coverage(5, 60, 2);
  for (const double share : {0.02, 0.1, 0.3, 0.7}) {
    const Coverage simple = simplify(map, {.share = share});
    EXPECT_EQ(crossing_count(simple.polygons()), 0U) << share;
    expect_same_neighbours(map, simple);
  }
}

TEST(Simplify, no_unit_vanishes_and_areas_add_up) {
  const Coverage map = grid_coverage({"AAAAA", "AABAA", "AAAAA"});
  const Coverage simple = simplify(map, {.tolerance_m = 1e6});
  EXPECT_GT(planar_area(simple.polygons(), 1), 0);
  EXPECT_GT(planar_area(simple.polygons(), 0), 0);
}

TEST(Simplify, the_share_is_kept) {
  const Coverage map = fractal_coverage(5, 60, 3);
  const auto inside = [](const Coverage& c) { return c.points.size() - 2 * c.arc_count(); };
  const Coverage simple = simplify(map, {.share = 0.25});
  EXPECT_NEAR(static_cast<double>(inside(simple)) / static_cast<double>(inside(map)), 0.25, 0.01);
}

TEST(Simplify, options_out_of_range_are_refused) {
  const Coverage map = grid_coverage({"AB"});
  EXPECT_THROW(simplify(map, {}), Error);
  EXPECT_THROW(simplify(map, {.tolerance_m = -1}), Error);
  EXPECT_THROW(simplify(map, {.share = 1.5}), Error);
}

}  // namespace
}  // namespace comarca
