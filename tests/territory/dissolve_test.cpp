// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/dissolve.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::grid_coverage;

constexpr double kSquareKilometre = 1e6;

std::size_t hole_count(const Polygons& polygons, std::size_t unit) {
  std::size_t rings = 0;
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    rings += polygons.part_start[part + 1] - polygons.part_start[part] - 1;
  }
  return rings;
}

std::size_t part_count(const Polygons& polygons, std::size_t unit) {
  return polygons.unit_start[unit + 1] - polygons.unit_start[unit];
}

TEST(Dissolve, groups_have_the_area_of_their_units) {
  const Coverage map = grid_coverage({"AAB", "ACB"});
  const Polygons groups = dissolve(map, std::vector<std::uint32_t>{0, 1, 0}, 2);
  EXPECT_NEAR(planar_area(groups, 0), 4 * kSquareKilometre, 1e-3);
  EXPECT_NEAR(planar_area(groups, 1), 2 * kSquareKilometre, 1e-3);
  EXPECT_EQ(part_count(groups, 0), 1U);
}

TEST(Dissolve, an_enclave_of_the_same_group_leaves_no_hole) {
  const Coverage map = grid_coverage({"AAA", "ABA", "AAA"});
  const Polygons groups = dissolve(map, std::vector<std::uint32_t>{0, 0}, 1);
  EXPECT_EQ(hole_count(groups, 0), 0U);
  EXPECT_NEAR(planar_area(groups, 0), 9 * kSquareKilometre, 1e-3);
}

TEST(Dissolve, an_enclave_of_another_group_is_a_hole) {
  const Coverage map = grid_coverage({"AAACC", "ABACC", "AAACC"});
  const Polygons groups = dissolve(map, std::vector<std::uint32_t>{0, 1, 0}, 2);
  EXPECT_EQ(hole_count(groups, 0), 1U);
  EXPECT_NEAR(planar_area(groups, 0), 14 * kSquareKilometre, 1e-3);
}

TEST(Dissolve, members_that_touch_at_a_corner_stay_two_parts) {
  const Coverage map = grid_coverage({"AB", "CD"});
  const Polygons groups = dissolve(map, std::vector<std::uint32_t>{0, 1, 1, 0}, 2);
  EXPECT_EQ(part_count(groups, 0), 2U);
  EXPECT_EQ(part_count(groups, 1), 2U);
}

TEST(Dissolve, a_hole_that_touches_the_outline_at_a_corner_is_a_hole) {
  const Coverage map = grid_coverage({".AAA", "A.BA", "AAAA"});
  const Polygons groups = dissolve(map, std::vector<std::uint32_t>{0, 0}, 1);
  EXPECT_NEAR(planar_area(groups, 0), 10 * kSquareKilometre, 1e-3);
  EXPECT_EQ(part_count(groups, 0), 1U);
  EXPECT_EQ(hole_count(groups, 0), 1U);
}

TEST(Dissolve, a_unit_left_out_belongs_to_no_group) {
  const Coverage map = grid_coverage({"AAB", "ACB"});
  const Coverage groups = dissolved_coverage(map, std::vector<std::uint32_t>{0, kOutside, 0}, 1);
  EXPECT_NEAR(planar_area(groups.polygons(), 0), 4 * kSquareKilometre, 1e-3);
  EXPECT_TRUE(BorderGraph(groups).borders().empty());
}

TEST(Dissolve, borders_of_groups_are_sums_of_borders_of_units) {
  const Coverage map = grid_coverage({"AABB", "CCDD"});
  const BorderGraph units(map);
  const BorderGraph groups(dissolved_coverage(map, std::vector<std::uint32_t>{0, 1, 0, 1}, 2));
  EXPECT_NEAR(groups.border(0, 1)->length_m, units.border(0, 1)->length_m + units.border(2, 3)->length_m, 1e-6);
  EXPECT_EQ(groups.border(0, 1)->stretches, 1U);
}

TEST(Dissolve, a_group_for_every_unit_is_required) {
  EXPECT_THROW(dissolve(grid_coverage({"AB"}), std::vector<std::uint32_t>{0}, 1), Error);
  EXPECT_THROW(dissolve(grid_coverage({"AB"}), std::vector<std::uint32_t>{0, 5}, 1), Error);
}

}  // namespace
}  // namespace comarca
