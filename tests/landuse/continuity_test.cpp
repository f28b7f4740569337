// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/continuity.hpp"

#include <gtest/gtest.h>

#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

/// Areas drawn with letters over the map of the units: a letter is the unit whose plan has it there.
LandLayer areas(const std::vector<std::string>& rows, const std::string& category) {
  const testing::DrawnMap map(rows);
  LandLayer layer;
  layer.polygons = map.polygons();
  for (const char letter : map.letters()) {
    layer.features.push_back({.value = category,
                              .meaning = {"", category},
                              .plan = static_cast<std::uint32_t>(letter - 'A'),
                              .layer = "plan",
                              .over = true});
  }
  return layer;
}

/// Rural land of the units drawn.
LandLayer rural(const std::vector<std::string>& rows) {
  LandLayer layer = areas(rows, "");
  for (LandFeature& feature : layer.features) {
    feature.meaning.base = "rural";
    feature.over = false;
  }
  return layer;
}

/// One theme followed across the borders of a drawn map.
class Followed {
 public:
  Followed(const std::vector<std::string>& units, LandTheme theme, const LandLayer& plans, double within_m = 100)
      : coverage_(testing::grid_coverage(units)), graph_(coverage_), themes_{std::move(theme)} {
    stretches = follow_across_borders(themes_, plans, {coverage_, graph_}, {.walk = {}, .within_m = within_m});
    for (const ContinuityStretch& stretch : stretches) {
      all.add(stretch);
    }
  }
  /// On the ellipsoid a kilometre of the drawing is as long as this.
  [[nodiscard]] double km(double of_drawing) const {
    return of_drawing * 1000 * graph_.borders()[0].length_m / testing::map_length(coverage_, graph_, 0, 1);
  }
  [[nodiscard]] Findings findings(double least_m) const {
    Findings found;
    const std::vector<std::string> codes = {"A", "B"};
    report_interruptions(stretches, {themes_, graph_, codes, least_m}, found);
    return found;
  }

  std::vector<ContinuityStretch> stretches;
  ContinuityShare all;

 private:
  Coverage coverage_;
  BorderGraph graph_;
  std::vector<LandTheme> themes_;
};

const std::vector<std::string> kUnits = {"AABB", "AABB", "AABB", "AABB"};
constexpr double kChanges_m = 0.5;  // each change is located to a tenth of a metre; there are few

TEST(Continuity, what_goes_on_at_the_other_side_is_continuous) {
  const Followed result(kUnits, {"proteccion", {}, areas({"....", ".AB.", ".AB.", "...."}, "proteccion"), {}},
                        rural(kUnits));
  ASSERT_EQ(result.stretches.size(), 1U);
  EXPECT_EQ(result.stretches[0].a, Presence::reaches);
  EXPECT_EQ(result.stretches[0].b, Presence::reaches);
  EXPECT_NEAR(result.all.length_m, result.km(2), kChanges_m);
  EXPECT_EQ(result.all.interrupted_m, 0);
  EXPECT_TRUE(result.findings(1).empty());
}

// A has it in the second and third row, B in the third and fourth. Within 100 m of the ends of what the other has it
// still counts as going on: 900 m are interrupted on each side.
TEST(Continuity, what_stops_at_the_border_is_interrupted_beyond_the_declared_distance) {
  const Followed result(kUnits, {"proteccion", {}, areas({"....", ".A..", ".AB.", "..B."}, "proteccion"), {}},
                        rural(kUnits));
  EXPECT_NEAR(result.all.length_m, result.km(3), kChanges_m);
  EXPECT_NEAR(result.all.judged_m, result.km(3), kChanges_m);
  EXPECT_NEAR(result.all.interrupted_m, result.km(1.8), kChanges_m);
  EXPECT_NEAR(result.all.interrupted_pct(), 60, 0.1);
}

TEST(Continuity, the_declared_distance_decides) {
  LandTheme theme{"proteccion", {}, areas({"....", ".AB.", ".AB.", "...."}, "proteccion"), {}};
  for (std::size_t i = theme.areas.polygons.ring_start[1]; i < theme.areas.polygons.points.size(); ++i) {
    theme.areas.polygons.points[i].x += 150;  // B's stops 150 m short of the border
  }
  const Followed near(kUnits, theme, rural(kUnits), 200);
  EXPECT_EQ(near.all.interrupted_m, 0);
  EXPECT_EQ(near.stretches.at(0).b, Presence::near);
  const Followed far(kUnits, theme, rural(kUnits), 100);
  EXPECT_NEAR(far.all.interrupted_m, far.km(2), kChanges_m);
}

TEST(Continuity, a_neighbour_without_a_plan_there_is_not_judged) {
  const Followed result(kUnits, {"proteccion", {}, areas({".A..", ".A..", "....", "...."}, "proteccion"), {}},
                        rural({"AAB.", "AA..", "AA..", "AA.."}));
  EXPECT_NEAR(result.all.length_m, result.km(2), kChanges_m);
  // B's plan covers the first row; where its corner ends, probes from 30 m to 300 m inside all miss it.
  EXPECT_NEAR(result.all.judged_m, result.km(1), kChanges_m);
  EXPECT_NEAR(result.all.interrupted_m, result.km(1), kChanges_m);
}

TEST(Continuity, a_hazard_is_judged_only_where_the_neighbour_has_a_map_of_hazards) {
  const LandLayer hazard = areas({".A..", ".A..", "....", "...."}, "alta");
  const Followed unmapped(kUnits, {"alta", {}, hazard, {true, false}}, rural(kUnits));
  EXPECT_EQ(unmapped.all.judged_m, 0);
  EXPECT_LT(unmapped.all.interrupted_pct(), 0);
  EXPECT_TRUE(unmapped.findings(1).empty());
  const Followed mapped(kUnits, {"alta", {}, hazard, {true, true}}, rural(kUnits));
  EXPECT_NEAR(mapped.all.interrupted_m, mapped.km(2), kChanges_m);
}

TEST(Continuity, a_long_interruption_is_a_finding_of_the_side_that_has_it) {
  const Followed result(kUnits, {"proteccion", {}, areas({"..B.", "..B.", "....", "...."}, "proteccion"), {}},
                        rural(kUnits));
  EXPECT_TRUE(result.findings(3000).empty());
  const Findings found = result.findings(500);
  ASSERT_EQ(found.list().size(), 1U);
  EXPECT_EQ(found.list()[0].code, "continuidad-interrumpida");
  EXPECT_EQ(found.list()[0].unit, "B");
  EXPECT_EQ(found.list()[0].where, "B/A");
  EXPECT_NEAR(found.list()[0].magnitude, result.km(2), kChanges_m);
}

}  // namespace
}  // namespace comarca
