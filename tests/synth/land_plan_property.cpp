// SPDX-License-Identifier: Apache-2.0
#include "synth/landuse/plan.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "synth/support/edge_ledger.hpp"
#include "synth/support/territories.hpp"

namespace comarca::synth {
namespace {

class EveryPlan : public testing::TestWithParam<std::uint64_t> {
 protected:
  const Blueprint blueprint_ =
      make_blueprint({.units = 14 + 6 * (GetParam() % 4), .seed = GetParam(), .vertices = 4'000}, shipped_names());
  const LandPlanner planner_{blueprint_, GetParam()};
};

INSTANTIATE_TEST_SUITE_P(LandPlan, EveryPlan, testing::Range<std::uint64_t>(1, 13));

TEST_P(EveryPlan, classes_of_all_units_tile_the_territory_without_crossing) {
  Polygons classes;
  for (std::uint32_t unit = 0; unit < blueprint_.territory.units.size(); ++unit) {
    const LandPlan plan = planner_.plan(unit);
    for (std::size_t piece = 0; piece < plan.pieces.size(); ++piece) {
      if (layer_of(plan.pieces[piece]) == PlanLayer::clase) {
        classes.append_unit(plan.polygons, piece);
      }
    }
  }
  const EdgeLedger ledger(classes);
  EXPECT_EQ(ledger.claimed_twice(), 0U);
  EXPECT_EQ(ledger.crossings(), 0U);
  EXPECT_EQ(ledger.twice_area_of_units(), EdgeLedger(blueprint_.territory.polygons).twice_area_of_units());
  EXPECT_EQ(ledger.twice_area_of_units(), ledger.twice_area_inside_coast());
}

TEST_P(EveryPlan, urban_expansion_and_rural_land_add_up_to_each_unit) {
  for (std::uint32_t unit = 0; unit < blueprint_.territory.units.size(); ++unit) {
    const LandPlan plan = planner_.plan(unit);
    double sum = 0;
    for (std::size_t piece = 0; piece < plan.pieces.size(); ++piece) {
      sum += layer_of(plan.pieces[piece]) == PlanLayer::clase ? planar_area(plan.polygons, piece) : 0;
    }
    const double whole = blueprint_.territory.units[unit].area_m2;
    EXPECT_NEAR(sum, whole, 1e-9 * whole);  // a sum of areas in doubles
  }
}

TEST_P(EveryPlan, hazard_and_categories_lie_one_within_the_other) {
  for (std::uint32_t unit = 0; unit < blueprint_.territory.units.size(); ++unit) {
    const LandPlan plan = planner_.plan(unit);
    const EdgeLedger ledger(plan.polygons);
    EXPECT_EQ(ledger.crossings(), 0U) << blueprint_.territory.units[unit].code;
  }
}

}  // namespace
}  // namespace comarca::synth
