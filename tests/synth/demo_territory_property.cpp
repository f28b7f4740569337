// SPDX-License-Identifier: Apache-2.0
#include "comarca/synth/demo_territory.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include <gtest/gtest.h>

#include "synth/support/edge_ledger.hpp"
#include "synth/support/territories.hpp"

namespace comarca {
namespace {

class EverySeed : public testing::TestWithParam<std::uint64_t> {
 protected:
  static DemoOptions options() { return {.units = 20 + 17 * (GetParam() % 5), .seed = GetParam(), .vertices = 6'000}; }
  const DemoTerritory territory_ = territory_of(options());
};

INSTANTIATE_TEST_SUITE_P(Territory, EverySeed, testing::Range<std::uint64_t>(1, 16));

TEST_P(EverySeed, every_segment_has_one_owner_on_each_side_or_is_coast) {
  const EdgeLedger ledger(territory_.polygons);
  EXPECT_EQ(ledger.claimed_twice(), 0U);
  EXPECT_GT(ledger.coast_segments(), 0U);
}

TEST_P(EverySeed, units_tile_what_the_coast_encloses_to_the_square_millimetre) {
  const EdgeLedger ledger(territory_.polygons);
  EXPECT_EQ(ledger.twice_area_of_units(), ledger.twice_area_inside_coast());
}

TEST_P(EverySeed, borders_told_are_the_borders_drawn) {
  const EdgeLedger ledger(territory_.polygons);
  const auto drawn = ledger.border_lengths();
  ASSERT_EQ(drawn.size(), territory_.borders.size());
  for (const DemoBorder& border : territory_.borders) {
    const auto found = drawn.find({border.first, border.second});
    ASSERT_NE(found, drawn.end());
    EXPECT_NEAR(border.length_m, found->second, 1e-9 * border.length_m);       // summed in another order
    EXPECT_NEAR(border.ellipsoid_m, border.length_m, 0.01 * border.length_m);  // scale of EPSG:9377 in the Andes
  }
}

TEST_P(EverySeed, corner_touches_told_are_the_pairs_that_share_only_vertices) {
  EXPECT_EQ(territory_.corner_touches, EdgeLedger(territory_.polygons).point_only_pairs());
  EXPECT_FALSE(territory_.corner_touches.empty());
}

TEST_P(EverySeed, outlines_never_cross) {
  EXPECT_EQ(EdgeLedger(territory_.polygons).crossings(), 0U);
}

TEST_P(EverySeed, one_border_is_exactly_200_m_long) {
  const auto found = std::ranges::find_if(territory_.borders, [&](const DemoBorder& border) {
    return UnitPair(border.first, border.second) == territory_.border_of_200_m;
  });
  ASSERT_NE(found, territory_.borders.end());
  EXPECT_DOUBLE_EQ(found->length_m, 200);
}

TEST_P(EverySeed, the_odd_units_are_as_told) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> neighbours;
  for (const DemoBorder& border : territory_.borders) {
    neighbours[border.first].push_back(border.second);
    neighbours[border.second].push_back(border.first);
  }
  const auto& polygons = territory_.polygons;
  EXPECT_FALSE(neighbours.contains(territory_.island));
  EXPECT_EQ(neighbours[territory_.enclave], std::vector{territory_.enclave_host});
  EXPECT_EQ(polygons.unit_start[territory_.exclave_owner + 1] - polygons.unit_start[territory_.exclave_owner], 2U);
  EXPECT_TRUE(std::ranges::count(neighbours[territory_.exclave_owner], territory_.exclave_host) == 1);
  EXPECT_EQ(neighbours.size(), territory_.units.size() - 1);
}

TEST_P(EverySeed, subregions_are_four_to_eight_and_hang_together) {
  EXPECT_GE(territory_.subregions.size(), 4U);
  EXPECT_LE(territory_.subregions.size(), 8U);
  std::vector<std::uint32_t> group(territory_.units.size());
  std::iota(group.begin(), group.end(), 0U);
  const auto root = [&](std::uint32_t unit) {
    while (group[unit] != unit) {
      unit = group[unit];
    }
    return unit;
  };
  for (const DemoBorder& border : territory_.borders) {
    if (territory_.units[border.first].subregion == territory_.units[border.second].subregion) {
      group[root(border.first)] = root(border.second);
    }
  }
  std::map<std::uint32_t, std::set<std::uint32_t>> pieces;
  for (std::uint32_t unit = 0; unit < group.size(); ++unit) {
    if (unit != territory_.island) {
      pieces[territory_.units[unit].subregion].insert(root(unit));
    }
  }
  for (const auto& [subregion, roots] : pieces) {
    EXPECT_EQ(roots.size(), 1U) << territory_.subregions[subregion].name;
  }
}

TEST_P(EverySeed, codes_are_text_in_order_and_names_differ) {
  std::set<std::string> names;
  for (std::size_t unit = 0; unit < territory_.units.size(); ++unit) {
    EXPECT_EQ(territory_.units[unit].code.size(), 5U);
    EXPECT_TRUE(unit == 0 || territory_.units[unit - 1].code < territory_.units[unit].code);
    EXPECT_TRUE(names.insert(territory_.units[unit].name).second);
  }
  EXPECT_EQ(territory_.units.front().code, "96001");
}

TEST_P(EverySeed, the_same_seed_gives_the_same_territory_and_another_one_another) {
  const DemoTerritory again = territory_of(options());
  EXPECT_EQ(again.polygons.points, territory_.polygons.points);
  EXPECT_EQ(again.units.back().name, territory_.units.back().name);
  DemoOptions other = options();
  other.seed += 1000;
  EXPECT_NE(territory_of(other).polygons.points, territory_.polygons.points);
}

TEST_P(EverySeed, slivers_and_overlaps_have_the_area_that_is_told) {
  for (const Dirt dirt : {Dirt::slivers, Dirt::overlaps}) {
    DemoOptions dirty = options();
    dirty.dirt = dirt;
    const DemoTerritory spoilt = territory_of(dirty);
    double told = 0;
    for (const DemoDefect& defect : spoilt.defects) {
      told += defect.area_m2;
    }
    double change = 0;
    for (std::size_t unit = 0; unit < spoilt.units.size(); ++unit) {
      change += planar_area(spoilt.polygons, unit) - spoilt.units[unit].area_m2;
    }
    ASSERT_GT(told, 0);
    // A sum over ~1e10 m2 in doubles.
    EXPECT_NEAR(change, dirt == Dirt::slivers ? -told : told, 1e-3);
  }
}

TEST_P(EverySeed, extra_vertices_leave_the_truth_and_add_as_many_points_as_told) {
  DemoOptions dirty = options();
  dirty.dirt = Dirt::extra_vertices;
  const DemoTerritory spoilt = territory_of(dirty);
  std::size_t told = 0;
  for (const DemoDefect& defect : spoilt.defects) {
    told += defect.vertices;
  }
  EXPECT_GT(told, 0U);
  EXPECT_EQ(spoilt.polygons.points.size(), territory_.polygons.points.size() + told);
  EXPECT_EQ(spoilt.borders.size(), territory_.borders.size());
}

TEST_P(EverySeed, simplified_alone_leaves_only_vertices_of_the_clean_units) {
  DemoOptions dirty = options();
  dirty.dirt = Dirt::simplified_alone;
  const DemoTerritory simple = territory_of(dirty);
  EXPECT_LT(simple.polygons.points.size(), territory_.polygons.points.size());
  EXPECT_EQ(simple.polygons.ring_count(), territory_.polygons.ring_count());
  const std::set<Point> clean(territory_.polygons.points.begin(), territory_.polygons.points.end());
  for (const Point point : simple.polygons.points) {
    EXPECT_TRUE(clean.contains(point));
  }
}

}  // namespace
}  // namespace comarca
