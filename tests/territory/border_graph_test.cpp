// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::grid_coverage;
using testing::map_length;

constexpr double km(double count) {
  return count * 1000;
}

TEST(Borders, each_pair_has_the_length_it_is_drawn_with) {
  const Coverage map = grid_coverage({"AAB", "ACB"});
  const BorderGraph graph(map);
  EXPECT_DOUBLE_EQ(map_length(map, graph, 0, 1), km(1));
  EXPECT_DOUBLE_EQ(map_length(map, graph, 0, 2), km(2));
  EXPECT_DOUBLE_EQ(map_length(map, graph, 1, 2), km(1));
  EXPECT_EQ(graph.borders().size(), 3U);
}

TEST(Borders, a_common_corner_is_a_point_and_no_line) {
  const Coverage map = grid_coverage({"AB", "CD"});
  const BorderGraph graph(map);
  ASSERT_NE(graph.border(0, 3), nullptr);
  EXPECT_EQ(graph.border(0, 3)->kind, BorderKind::point);
  EXPECT_EQ(graph.border(0, 3)->length_m, 0);
  EXPECT_EQ(graph.border(0, 1)->kind, BorderKind::line);
}

TEST(Borders, units_that_touch_only_at_a_corner_with_nothing_around_touch_at_a_point) {
  const BorderGraph graph(grid_coverage({"A.", ".B"}));
  ASSERT_NE(graph.border(0, 1), nullptr);
  EXPECT_EQ(graph.border(0, 1)->kind, BorderKind::point);
  EXPECT_EQ(graph.islands(), (std::vector<std::uint32_t>{0, 1}));
}

TEST(Borders, an_enclave_borders_all_around) {
  const Coverage map = grid_coverage({"AAA", "ABA", "AAA"});
  const BorderGraph graph(map);
  EXPECT_DOUBLE_EQ(map_length(map, graph, 0, 1), km(4));
  EXPECT_EQ(graph.border(0, 1)->stretches, 1U);
}

TEST(Borders, two_stretches_between_the_same_units_are_counted) {
  const BorderGraph graph(grid_coverage({"AAA", "BCB", "BBB"}));
  EXPECT_EQ(graph.border(0, 1)->stretches, 2U);
}

TEST(Borders, who_does_not_touch_has_no_border) {
  const BorderGraph graph(grid_coverage({"A.B"}));
  EXPECT_EQ(graph.border(0, 1), nullptr);
  EXPECT_EQ(graph.border(0, 99), nullptr);
}

TEST(Borders, a_declared_link_counts_and_says_that_it_is_declared) {
  const DeclaredLink ferry[] = {{0, 1, "ferry"}};
  const BorderGraph graph(grid_coverage({"A.B"}), ferry);
  ASSERT_NE(graph.border(0, 1), nullptr);
  EXPECT_EQ(graph.border(0, 1)->kind, BorderKind::declared);
  EXPECT_EQ(graph.components(std::vector<std::uint32_t>{0, 1}).size(), 1U);
}

TEST(Borders, a_declared_link_to_nowhere_is_refused) {
  const DeclaredLink wrong[] = {{0, 7, ""}};
  EXPECT_THROW(BorderGraph(grid_coverage({"A.B"}), wrong), Error);
}

TEST(Connectivity, the_member_in_the_middle_holds_the_others_together) {
  const BorderGraph graph(grid_coverage({"AABBCC.D"}));
  const std::vector<std::uint32_t> all{0, 1, 2, 3};
  EXPECT_EQ(graph.articulation(all), (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(graph.components(all), (std::vector<std::vector<std::uint32_t>>{{0, 1, 2}, {3}}));
}

TEST(Connectivity, a_corner_joins_only_under_the_queen_rule) {
  const BorderGraph graph(grid_coverage({"AB", "CD"}));
  const std::vector<std::uint32_t> diagonal{0, 3};
  EXPECT_EQ(graph.components(diagonal).size(), 2U);
  EXPECT_EQ(graph.components(diagonal, {.least = Contact::point}).size(), 1U);
}

TEST(Connectivity, a_border_below_the_declared_length_does_not_join) {
  const BorderGraph graph(grid_coverage({"AB"}));
  const std::vector<std::uint32_t> both{0, 1};
  EXPECT_EQ(graph.components(both, {.min_length_m = 900}).size(), 1U);
  EXPECT_EQ(graph.components(both, {.min_length_m = 1100}).size(), 2U);
}

}  // namespace
}  // namespace comarca
