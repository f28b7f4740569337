// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/accounting.hpp"
#include "comarca/catalog/catalog.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>

#include <gtest/gtest.h>

#include "comarca/landuse/articulation.hpp"
#include "comarca/landuse/change.hpp"
#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::DrawnMap;

const LandDefinitions& national() {
  static const LandDefinitions kNational = Catalog(COMARCA_SOURCE_DIR).get<LandDefinitions>();
  return kNational;
}

/// A plan drawn with letters: U urbano, E expansión, R rural, P protección over what is below, S suburbano, ? unknown.
LandLayer plan(const std::vector<std::string>& rows, std::uint32_t unit = kOutside) {
  const DrawnMap map(rows);
  LandLayer layer;
  layer.polygons = map.polygons();
  for (const char letter : map.letters()) {
    const std::string value = letter == 'U'   ? "Urbano"
                              : letter == 'E' ? "Expansión urbana"
                              : letter == 'R' ? "Rural"
                              : letter == 'P' ? "Protección"
                              : letter == 'S' ? "Suburbano"
                                              : "Zona nueve";
    layer.features.push_back({value, national().classes.classify(value, {}), unit, "plan"});
  }
  return layer;
}

class Accounted {
 public:
  explicit Accounted(const std::vector<std::string>& units) : units_(DrawnMap(units).polygons()), scale_(scale()) {
    for (std::size_t i = 0; i < units_.unit_count(); ++i) {
      codes_.push_back(std::string(1, static_cast<char>('A' + i)));
    }
  }
  [[nodiscard]] LandContext context() const { return {units_, codes_, scale_, national().classes, 1000}; }
  LandAccount run(const LandLayer& layer) { return account_land(layer, context(), findings); }
  /// Area in cells.
  [[nodiscard]] double cells(double area_m2) const { return area_m2 / scale_.at({5'000'000, 2'000'000}) / 1e6; }
  [[nodiscard]] std::vector<std::string> codes_found() const {
    std::vector<std::string> codes;
    for (const Finding& finding : findings.list()) {
      codes.push_back(finding.code);
    }
    return codes;
  }

  Findings findings;

 private:
  [[nodiscard]] ArealScale scale() const { return {Projection("EPSG:9377"), units_.box()}; }
  Polygons units_;
  ArealScale scale_;
  std::vector<std::string> codes_;
};

using Codes = std::vector<std::string>;

// POT-AREAS of the worked cases, with a cell for each 10 ha of 1000: urbano 12, expansión 3, rural 85, of which 4
// suburbano; protección 30 over all of it.
TEST(LandAccount, protection_and_suburban_land_are_not_added_to_the_classes) {
  Accounted account({"AAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA",
                     "AAAAAAAAAAAAAAAAAAAA"});
  LandLayer layer = plan({"UUUUUUUUUUUUEEESSSSR", "RRRRRRRRRRRRRRRRRRRR", "RRRRRRRRRRRRRRRRRRRR",
                          "RRRRRRRRRRRRRRRRRRRR", "RRRRRRRRRRRRRRRRRRRR"});
  layer.append(plan({"PPPPP...............", "PPPPP...............", "PPPPP...............", "PPPPPPPPPPPPPPP.....",
                     "...................."}));
  const LandAccount result = account.run(layer);
  EXPECT_NEAR(account.cells(result.area_m2(0, "urbano")), 12, 1e-3);
  EXPECT_NEAR(account.cells(result.area_m2(0, "expansion")), 3, 1e-3);
  EXPECT_NEAR(account.cells(result.area_m2(0, "rural")), 85, 1e-3);
  EXPECT_NEAR(account.cells(result.area_m2(0, "suburbano")), 4, 1e-3);
  EXPECT_NEAR(account.cells(result.area_m2(0, "proteccion")), 30, 1e-3);
  const LandIdentity& identity = result.identities[0];
  EXPECT_NEAR(identity.base_m2 / identity.unit_m2, 1, 1e-9);
  EXPECT_TRUE(account.findings.empty());
}

TEST(LandAccount, a_gap_is_found_with_its_place_and_size) {
  Accounted account({"AAA", "AAA"});
  const LandAccount result = account.run(plan({"UUR", "U.R"}));
  EXPECT_EQ(account.codes_found(), Codes{"suelo-vacio"});
  EXPECT_NEAR(account.cells(result.identities[0].gap_m2), 1, 1e-3);
  EXPECT_FALSE(account.findings.list()[0].wkb.empty());
  EXPECT_NEAR(account.cells(account.findings.list()[0].magnitude), 1, 1e-3);
}

TEST(LandAccount, an_overlap_does_not_hide_a_gap_of_the_same_size) {
  Accounted account({"AAAA"});
  LandLayer layer = plan({"UU.."});
  layer.append(plan({".RR."}));
  const LandAccount result = account.run(layer);
  EXPECT_EQ(account.codes_found(), (Codes{"suelo-traslape", "suelo-vacio"}));
  EXPECT_NEAR(account.cells(result.identities[0].overlap_m2), 1, 1e-3);
  EXPECT_NEAR(account.cells(result.identities[0].gap_m2), 1, 1e-3);
}

TEST(LandAccount, a_plan_that_spills_into_the_neighbour_is_found_and_not_counted_there) {
  Accounted account({"AAB"});
  LandLayer layer = plan({"UUU"}, 0);
  layer.append(plan({"..R"}, 1));
  const LandAccount result = account.run(layer);
  EXPECT_EQ(account.codes_found(), Codes{"suelo-invade-vecino"});
  EXPECT_NEAR(account.cells(result.area_m2(0, "urbano")), 2, 1e-3);
  EXPECT_EQ(result.area_m2(1, "urbano"), 0);
  EXPECT_NEAR(account.cells(account.findings.list()[0].magnitude), 1, 1e-3);
}

TEST(LandAccount, a_value_without_a_class_is_a_finding_and_never_a_guess) {
  Accounted account({"AA"});
  const LandAccount result = account.run(plan({"UZ"}));
  EXPECT_EQ(account.codes_found(), Codes{"suelo-sin-clase"});
  EXPECT_NEAR(account.cells(result.area_m2(0, "")), 1, 1e-3);
}

TEST(LandAccount, a_category_drawn_twice_counts_once) {
  Accounted account({"AAAA"});
  LandLayer layer = plan({"PPP."});
  layer.append(plan({"..PP"}));
  for (LandFeature& feature : layer.features) {
    feature.over = true;
  }
  cut_overlaps(layer, account.context(), account.findings);
  const LandAccount result = account.run(layer);
  EXPECT_EQ(account.codes_found(), Codes{"categoria-repetida"});
  EXPECT_NEAR(account.cells(result.area_m2(0, "proteccion")), 4, 1e-3);
  EXPECT_FALSE(result.identities[0].has_plan());
}

TEST(LandAccount, an_urban_perimeter_beyond_the_services_perimeter_is_an_error) {
  Accounted account({"AAAA"});
  check_inside(plan({"UUU."}, 0), plan({"UU.."}, 0), account.context(), account.findings);
  EXPECT_EQ(account.codes_found(), Codes{"perimetro-sin-servicios"});
  EXPECT_NEAR(account.cells(account.findings.list()[0].magnitude), 1, 1e-3);
}

TEST(LandAccount, hazards_that_overlap_each_other_count_once) {
  Accounted account({"AAAA"});
  const LandLayer land = plan({"UURR"}, 0);
  LandLayer hazard = plan({".ZZ."});
  hazard.append(plan({".Z.."}));
  const auto under = exposure(land, hazard, account.context());
  ASSERT_EQ(under.size(), 3U);
  EXPECT_EQ(under[0].land, "");
  EXPECT_NEAR(account.cells(under[0].area_m2), 2, 1e-3);
  EXPECT_EQ(under[1].land, "rural");
  EXPECT_NEAR(account.cells(under[1].area_m2), 1, 1e-3);
  EXPECT_NEAR(account.cells(under[2].area_m2), 1, 1e-3);
}

TEST(LandAccount, a_hazard_is_measured_where_no_plan_says_a_class) {
  Accounted account({"AABB"});
  const auto under = exposure(plan({"U..."}, 0), plan({".ZZZ"}), account.context());
  ASSERT_EQ(under.size(), 2U);
  EXPECT_EQ(under[0].unit, 0U);
  EXPECT_NEAR(account.cells(under[0].area_m2), 1, 1e-3);
  EXPECT_EQ(under[1].unit, 1U);
  EXPECT_NEAR(account.cells(under[1].area_m2), 2, 1e-3);
}

TEST(LandAccount, a_hazard_of_a_plan_says_nothing_of_the_neighbour) {
  Accounted account({"AB"});
  LandLayer land = plan({"R."}, 0);
  land.append(plan({".R"}, 1));
  const auto under = exposure(land, plan({"ZZ"}, 0), account.context());
  ASSERT_EQ(under.size(), 2U);
  EXPECT_EQ(under[1].unit, 0U);
  EXPECT_NEAR(account.cells(under[1].area_m2), 1, 1e-3);
}

// SEEA-MINI of the worked cases.
TEST(ChangeMatrix, opens_and_closes_with_the_sums_of_rows_and_columns) {
  ChangeMatrix matrix(3);
  const double cells[3][3] = {{50, 5, 0}, {2, 30, 3}, {0, 1, 9}};
  for (std::size_t from = 0; from < 3; ++from) {
    for (std::size_t to = 0; to < 3; ++to) {
      matrix.at(from, to) = cells[from][to];
    }
  }
  const double opening[] = {55, 35, 10};
  const double closing[] = {52, 36, 12};
  for (std::size_t land = 0; land < 3; ++land) {
    EXPECT_EQ(matrix.opening(land), opening[land]);
    EXPECT_EQ(matrix.closing(land), closing[land]);
    EXPECT_EQ(matrix.opening(land) + matrix.additions(land) - matrix.reductions(land), closing[land]);
  }
  EXPECT_EQ(matrix.total(), 100);
}

TEST(LandChange, follows_each_unit_apart) {
  Accounted account({"AABB"});
  LandLayer before = plan({"RR.."}, 0);
  before.append(plan({"..RR"}, 1));
  LandLayer after = plan({"UR.."}, 0);
  after.append(plan({"..R."}, 1));
  const LandChange change = change_between(before, after, account.context());
  const std::size_t rural = static_cast<std::size_t>(std::ranges::find(change.lands, "rural") - change.lands.begin());
  const std::size_t urban = static_cast<std::size_t>(std::ranges::find(change.lands, "urbano") - change.lands.begin());
  EXPECT_NEAR(account.cells(change.matrices[0].at(rural, urban)), 1, 1e-3);
  EXPECT_NEAR(account.cells(change.matrices[1].at(rural, change.lands.size() - 1)), 1, 1e-3);
  EXPECT_NEAR(account.cells(change.matrices[1].opening(rural)), 2, 1e-3);
}

TEST(LandChange, a_unit_with_one_date_has_no_account) {
  Accounted account({"AB"});
  LandLayer after = plan({"U."}, 0);
  after.append(plan({".R"}, 1));
  const LandChange change = change_between(plan({"R."}, 0), after, account.context());
  EXPECT_EQ(change.both_dates, (std::vector<bool>{true, false}));
  EXPECT_NEAR(account.cells(change.matrices[0].total()), 1, 1e-3);
  EXPECT_EQ(change.matrices[1].total(), 0);
}

// What two classes share belongs to the first; a gap of the later date stays one.
TEST(LandChange, overlaps_do_not_hide_what_is_lost) {
  Accounted account({"AAAA"});
  LandLayer after = plan({"UU.."}, 0);
  after.append(plan({".R.."}, 0));
  cut_divisions(after, account.context().scale);
  const LandChange change = change_between(plan({"RRRR"}, 0), after, account.context());
  const auto at = [&](const char* id) {
    return static_cast<std::size_t>(std::ranges::find(change.lands, id) - change.lands.begin());
  };
  EXPECT_NEAR(account.cells(change.matrices[0].opening(at("rural"))), 4, 1e-3);
  EXPECT_NEAR(account.cells(change.matrices[0].at(at("rural"), at("urbano"))), 2, 1e-3);
  EXPECT_NEAR(account.cells(change.matrices[0].at(at("rural"), at(""))), 2, 1e-3);
}

TEST(SplitByUnit, cuts_a_feature_at_the_border) {
  Accounted account({"AAB"});
  const LandLayer layer = plan({".UU"});
  const LandLayer split = split_by_unit(
      layer, overlay_areas(layer.polygons, account.context().units, account.context().scale), account.context());
  ASSERT_EQ(split.features.size(), 2U);
  EXPECT_EQ(split.features[0].plan, 0U);
  EXPECT_EQ(split.features[1].plan, 1U);
  EXPECT_NEAR(planar_area(split.polygons, 0), 1e6, 1);
}

Articulation articulated(const std::vector<std::string>& units, const LandLayer& land) {
  const Coverage coverage = testing::grid_coverage(units);
  const BorderGraph graph(coverage);
  return articulate(land, {coverage, graph}, national());
}

TEST(Articulation, a_border_is_split_where_either_side_changes) {
  LandLayer land = plan({"UU..", "UU..", "RR..", "RR.."}, 0);
  land.append(plan({"..RR", "..UU", "..UU", "..RR"}, 1));
  const Articulation result = articulated({"AABB", "AABB", "AABB", "AABB"}, land);
  ASSERT_EQ(result.by_border.size(), 1U);
  ASSERT_EQ(result.stretches.size(), 4U);
  EXPECT_NEAR(result.by_border[0].conflict_pct(), 50, 0.01);  // urbano|rural above, rural|urbano below the middle
  EXPECT_NEAR(result.by_border[0].review_m / result.by_border[0].length_m, 0.25, 1e-4);  // urbano|urbano
  EXPECT_NEAR(result.by_unit[1].conflict_pct(), 50, 0.01);
}

TEST(Articulation, a_category_over_the_class_decides) {
  LandLayer land = plan({"EE..", "EE.."}, 0);
  land.append(plan({"..RR", "..RR"}, 1));
  land.append(plan({"..P.", "...."}, 1));
  const Articulation result = articulated({"AABB", "AABB"}, land);
  EXPECT_NEAR(result.by_border[0].conflict_pct(), 50, 0.01);  // expansión|protección
}

TEST(Articulation, a_side_without_a_plan_is_not_judged) {
  const Articulation result = articulated({"AABB"}, plan({"UU.."}, 0));
  EXPECT_EQ(result.by_border[0].judged_m, 0);
  EXPECT_LT(result.by_border[0].conflict_pct(), 0);
  EXPECT_GT(result.by_border[0].length_m, 900);
}

TEST(EdgeMatch, tells_how_far_a_plan_stops_short_of_the_border) {
  LandLayer land = plan({"UU"}, 0);
  for (Point& point : land.polygons.points) {
    point.x = std::min(point.x, 5'001'950.0);
  }
  const Coverage coverage = testing::grid_coverage({"AAB"});
  const BorderGraph graph(coverage);
  const auto matches = match_edges(land, {coverage, graph});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_NEAR(matches[0].median_m, 50, 1e-6);
}

}  // namespace
}  // namespace comarca
