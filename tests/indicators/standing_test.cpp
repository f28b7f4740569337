// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/standing.hpp"
#include "comarca/catalog/catalog.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "comarca/gis/table_reader.hpp"
#include "comarca/indicators/arithmetic.hpp"
#include "comarca/indicators/city_network.hpp"
#include "comarca/indicators/composite.hpp"
#include "comarca/indicators/published.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

Figure figure(const std::string& unit, const std::string& id, double value) {
  Figure result{.indicator = "idi", .figure = id, .level = Level::municipality, .place = {unit, Zone::total, "2021"}};
  result.value = value;
  return result;
}

/// Of every row of the only column.
template <class What>
std::vector<std::optional<What>> each(const FigureTable& figures,
                                      std::optional<What> (*of)(const FigureColumn&, std::size_t)) {
  std::vector<std::optional<What>> result;
  for (std::size_t row = 0; row < figures.columns().at(0).size(); ++row) {
    result.push_back(of(figures.columns()[0], row));
  }
  return result;
}

// Scores of 2021 as elnuevooriente.com printed them.
TEST(Standing, the_best_score_ranks_first_and_ties_share_a_rank) {
  std::vector<Figure> rows = {figure("11", "idi", 90.8), figure("05", "idi", 98.4), figure("73", "idi", 98.2),
                              figure("15", "idi", 92.8), figure("41", "idi", 92.8)};
  rows.push_back(figure("99", "idi", 0));
  rows.back().value.reset();
  FigureTable figures(rows);
  add_standings(figures, {indicator("idi")});
  const auto result = each<Standing>(figures, standing_of);
  EXPECT_EQ(result[1]->rank, 1U);
  EXPECT_EQ(result[3]->rank, 3U);
  EXPECT_EQ(result[4]->rank, 3U);
  EXPECT_EQ(result[0]->rank, 5U);
  EXPECT_EQ(result[0]->quintile, 5U);
  EXPECT_NEAR(result[0]->to_best, -7.6, 1e-12);
  EXPECT_FALSE(result[5]);
}

Figure figure_in(const std::string& unit, double value, const std::string& period) {
  Figure result = figure(unit, "idi", value);
  result.place.period = period;
  return result;
}

TEST(Peers, a_figure_is_ranked_among_its_group_alone_and_with_the_members_outside) {
  FigureTable figures({figure("1", "idi", 90), figure("2", "idi", 70), figure("3", "idi", 80), figure("4", "idi", 60),
                       figure_in("1", 10, "2020")});
  const FigureTable elsewhere({figure("8", "idi", 100), figure("9", "idi", 95)});
  const std::map<std::string, PeerGroups> groups = {{"idi",
                                                     {{{"1", "2021"}, "G1"},
                                                      {{"2", "2021"}, "G1"},
                                                      {{"3", "2021"}, "G2"},
                                                      {{"8", "2021"}, "G1"},
                                                      {{"9", "2021"}, "G2"}}}};
  add_peer_standings(figures, {groups, elsewhere, {indicator("idi")}});
  const auto peers = each<PeerStanding>(figures, peer_standing_of);
  ASSERT_EQ(peers.size(), 4U);
  EXPECT_EQ(peers[0]->group, "G1");
  EXPECT_EQ(peers[0]->standing.rank, 2U);
  EXPECT_EQ(peers[0]->standing.of, 3U);
  EXPECT_NEAR(peers[0]->standing.mean, (90 + 70 + 100) / 3.0, 1e-12);
  EXPECT_EQ(peers[0]->standing.to_best, -10);
  EXPECT_EQ(peers[1]->standing.rank, 3U);
  EXPECT_EQ(peers[1]->standing.quintile, 4U);  // two of three are better: it begins at two thirds
  EXPECT_EQ(peers[2]->standing.rank, 2U);
  EXPECT_FALSE(peers[3]);                                      // no group
  EXPECT_FALSE(peer_standing_of(figures.columns().at(1), 0));  // a group of another year
}

TEST(Peers, groups_are_of_municipalities_and_of_one_index) {
  std::vector<Figure> rows = {figure("05", "idi", 90), figure("05", "idi", 90)};
  rows[0].level = Level::department;
  rows[1].indicator = "mdm";
  FigureTable figures(rows);
  const std::map<std::string, PeerGroups> groups = {{"idi", {{{"05", "2021"}, "G1"}}}};
  add_peer_standings(figures, {groups, {}, {}});
  EXPECT_FALSE(peer_standing_of(figures.columns().at(0), 0));
  EXPECT_FALSE(peer_standing_of(figures.columns().at(1), 0));
}

TEST(Changes, a_figure_changes_since_the_last_period_in_which_its_unit_has_one) {
  std::vector<Figure> rows = {figure_in("1", 10, "2018"), figure_in("2", 20, "2018"), figure_in("1", 0, "2020"),
                              figure_in("2", 26, "2020"), figure_in("1", 13, "2022"), figure_in("3", 5, "2022")};
  rows[2].value.reset();
  FigureTable figures(rows);
  add_changes(figures);
  const auto& columns = figures.columns();
  EXPECT_FALSE(change_of(figures, columns.at(0), 0));
  EXPECT_FALSE(change_of(figures, columns.at(1), 0)) << "it has no value";
  EXPECT_EQ(change_of(figures, columns.at(1), 1)->period, "2018");
  EXPECT_EQ(change_of(figures, columns.at(1), 1)->before, 20);
  EXPECT_EQ(change_of(figures, columns.at(1), 1)->change, 6);
  EXPECT_EQ(change_of(figures, columns.at(2), 0)->period, "2018") << "the one between has no value";
  EXPECT_EQ(change_of(figures, columns.at(2), 0)->change, 3);
  EXPECT_FALSE(change_of(figures, columns.at(2), 1)) << "its first";
}

// DNP's workbook of 2022, counted apart with a script that reads its XML: members with a figure, rank, mean of the
// group and distance to its best.
TEST(Peers, the_fiscal_index_is_ranked_within_the_initial_endowments_of_dnp) {
  const auto data = real_data();
  if (!data) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const auto catalog = Catalog(source_tree()).get<SourceCatalog>();
  Findings findings;
  const auto table = read_table(*data / "tables/idf_2022.xlsx", catalog.get("idf-2022"), findings);
  const auto feed = read_table_feed(Document::from_file(source_tree() / "layers/indicators/tables/idf_2022.toml"));
  const Indicator idf = indicator("idf");
  Statistics statistics;
  add_published(statistics, idf, {values_of(table, feed, "2022"), {}}, findings);
  FigureTable figures = compute_figures(idf, {.statistics = statistics}, findings);
  add_peer_standings(figures, {{{"idf", peers_of(table, feed, "2022")}}, {}, {idf}});
  const std::map<std::string, PeerStanding> expected = {
      {"05001", {"C", {5, 13, 2, 67.1591962786, 0, -8.2420045852}}},
      {"68001", {"C", {3, 13, 1, 67.1591962786, 0, -6.0541358838}}},
      {"76892", {"G1", {129, 217, 3, 60.9039818082, 0, -18.1917177798}}},
      {"05021", {"G2", {212, 218, 5, 56.9471192412, 0, -44.0329119166}}},
      {"05002", {"G4", {32, 218, 1, 53.5622373098, 0, -19.9109890635}}},
      {"99773", {"G5", {171, 218, 4, 52.6511665689, 0, -27.5963446011}}}};
  std::size_t met = 0;
  for (const auto& at : figures.rows_by_place()) {
    const FigureColumn& column = figures.columns()[at.column];
    const auto wanted = expected.find(figures.unit(column, at.row));
    if (column.figure != "idf_publicado_dnp" || wanted == expected.end()) {
      continue;
    }
    ++met;
    const auto peers = peer_standing_of(column, at.row);
    ASSERT_TRUE(peers) << wanted->first;
    EXPECT_EQ(peers->group, wanted->second.group);
    EXPECT_EQ(peers->standing.rank, wanted->second.standing.rank) << wanted->first;
    EXPECT_EQ(peers->standing.of, wanted->second.standing.of);
    EXPECT_EQ(peers->standing.quintile, wanted->second.standing.quintile) << wanted->first;
    EXPECT_NEAR(peers->standing.mean, wanted->second.standing.mean, 1e-9);
    EXPECT_NEAR(peers->standing.to_best, wanted->second.standing.to_best, 1e-9);
  }
  EXPECT_EQ(met, expected.size());
}

// Case CIUD-VALLE: eight cities of Valle del Cauca in 2018.
TEST(Cities, primacy_of_the_cities_of_valle) {
  const auto network = describe_cities({2227649, 349295, 308193, 212677, 159871, 135733, 127542, 107323});
  EXPECT_NEAR(*network.primacy_two, 6.378, 0.001);
  EXPECT_NEAR(*network.primacy_four, 2.560, 0.001);
}

TEST(Cities, a_perfect_rank_size_rule_has_slope_one) {
  std::vector<double> populations;
  for (int rank = 1; rank <= 50; ++rank) {
    populations.push_back(1e6 / (rank - 0.5));
  }
  const auto network = describe_cities(populations);
  EXPECT_NEAR(*network.slope, 1, 1e-12);
  EXPECT_NEAR(*network.slope_error, std::sqrt(2.0 / 50), 1e-12);
  EXPECT_FALSE(describe_cities({5, 0, -1}).primacy_two);
}

// Cases IDI-AMB-2021 and POL09-AMB-2021: a mean of four rounds half up to one decimal.
TEST(Idi, the_mean_of_four_mayoralties_rounds_half_up_at_the_ends_of_its_interval) {
  const auto rounded_mean = [](double sum) {
    const auto value = [sum](const std::string&) { return std::optional(Dual{sum, 0}); };
    return evaluate(parse_expression("round(suma / 4, 1)"), value).result->value;
  };
  EXPECT_DOUBLE_EQ(rounded_mean(307.0), 76.8);
  EXPECT_DOUBLE_EQ(rounded_mean(307.3), 76.8);
  EXPECT_DOUBLE_EQ(rounded_mean(307.4), 76.9);
  EXPECT_DOUBLE_EQ(rounded_mean(302.6), 75.7);
  EXPECT_DOUBLE_EQ(rounded_mean(303.0), 75.8);
}

TEST(Idi, a_subregion_is_described_by_its_unweighted_mean_under_that_name_and_nulls_are_not_zeros) {
  const Indicator idi = indicator("idi");
  Statistics statistics;
  Findings findings;
  add_published(statistics, idi,
                {{{{"1", Zone::total, "2021"}, "idi_dado", 90},
                  {{"2", Zone::total, "2021"}, "idi_dado", 70},
                  {{"1", Zone::total, "2021"}, "pol17_dado", 60}},
                 {}},
                findings);
  const auto above = statistics.rolled_up({{"1", "s"}, {"2", "s"}});
  const auto figures = figures_in(
      idi, {.statistics = above, .level = Level::subregion, .origin = FigureBasis::Origin::summed}, findings);
  EXPECT_EQ(figure_of(figures, "s", "idi").value, 80);
  EXPECT_EQ(figure_of(figures, "s", "idi").method, "promedio simple de entidades (descriptivo)");
  EXPECT_EQ(figure_of(figures, "s", "pol17").value, 60);
  EXPECT_EQ(figure_of(figures, "s", "pol01").value, std::nullopt);
}

TEST(Composite, figures_are_normalised_turned_and_weighted) {
  const FigureTable figures({figure("1", "idi", 50), figure("2", "idi", 100), figure("3", "idi", 75),
                             figure("1", "d1", 10), figure("2", "d1", 30), figure("3", "d1", 10)});
  const CompositeRule rule{.id = "propio", .parts = {{"idi", "idi", 3}, {"idi", "d1", 1, CompositeRule::Better::less}}};
  const auto values = compute_composite(rule, figures, Level::municipality);
  ASSERT_EQ(values.size(), 3U);
  EXPECT_DOUBLE_EQ(values[0].value, 0.25);   // 0.75 * 0 + 0.25 * 1
  EXPECT_DOUBLE_EQ(values[1].value, 0.75);   // 0.75 * 1 + 0.25 * 0
  EXPECT_DOUBLE_EQ(values[2].value, 0.625);  // 0.75 * 0.5 + 0.25 * 1
  EXPECT_EQ(values[1].rank, 1U);
  EXPECT_EQ(values[1].worst_rank, 1U);
}

TEST(Arithmetic, a_figure_is_shown_as_formula_numbers_and_result) {
  const Indicator definition = indicator("contexto");
  Statistics statistics;
  Findings findings;
  const Place place{"76001", Zone::total, "2024"};
  add_published(statistics, definition, {{{place, "poblacion", 1400}, {place, "area_km2", 560}}, {}}, findings);
  const std::string text = explain_arithmetic(definition, {.statistics = statistics}, place, Language::spanish);
  EXPECT_NE(text.find("  densidad = poblacion / area_km2\n    = 1400 / 560\n    = 2.5 personas/km²\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("    falta 'poblacion_cabecera'\n"), std::string::npos) << text;
}

TEST(Composite, mistakes_are_refused) {
  EXPECT_THROW((void)compute_composite({.id = "x"}, {}, Level::municipality), Error);
  EXPECT_THROW((void)compute_composite({.id = "x", .parts = {{"a", "b", 0}}}, {}, Level::municipality), Error);
  EXPECT_THROW((void)compute_composite({.id = "x",
                                        .normalise = CompositeRule::Normalise::z_score,
                                        .aggregate = CompositeRule::Aggregate::geometric,
                                        .parts = {{"a", "b"}}},
                                       {}, Level::municipality),
               Error);
}

}  // namespace
}  // namespace comarca
