// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/standing.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "comarca/indicators/arithmetic.hpp"
#include "comarca/indicators/city_network.hpp"
#include "comarca/indicators/composite.hpp"
#include "comarca/indicators/published.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

Figure figure(const std::string& unit, const std::string& id, double value) {
  Figure result{.indicator = "idi", .figure = id, .level = "municipio", .place = {unit, Zone::total, "2021"}};
  result.value = value;
  return result;
}

// Scores of 2021 as elnuevooriente.com printed them.
TEST(Standing, the_best_score_ranks_first_and_ties_share_a_rank) {
  std::vector<Figure> figures = {figure("11", "idi", 90.8), figure("05", "idi", 98.4), figure("73", "idi", 98.2),
                                 figure("15", "idi", 92.8), figure("41", "idi", 92.8)};
  figures.push_back(figure("99", "idi", 0));
  figures.back().value.reset();
  const auto result = standings(figures, {indicator("idi")});
  EXPECT_EQ(result[1]->rank, 1U);
  EXPECT_EQ(result[3]->rank, 3U);
  EXPECT_EQ(result[4]->rank, 3U);
  EXPECT_EQ(result[0]->rank, 5U);
  EXPECT_EQ(result[0]->quintile, 5U);
  EXPECT_NEAR(result[0]->to_best, -7.6, 1e-12);
  EXPECT_FALSE(result[5]);
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
                {{{"1", Zone::total, "2021"}, "idi_dado", 90},
                 {{"2", Zone::total, "2021"}, "idi_dado", 70},
                 {{"1", Zone::total, "2021"}, "pol17_dado", 60}},
                {}, findings);
  const auto above = statistics.rolled_up({{"1", "s"}, {"2", "s"}});
  const auto figures = compute_figures(
      idi, {.statistics = above, .level = "subregion", .origin = FigureBasis::Origin::summed}, findings);
  EXPECT_EQ(figure_of(figures, "s", "idi").value, 80);
  EXPECT_EQ(figure_of(figures, "s", "idi").method, "promedio simple de entidades (descriptivo)");
  EXPECT_EQ(figure_of(figures, "s", "pol17").value, 60);
  EXPECT_EQ(figure_of(figures, "s", "pol01").value, std::nullopt);
}

TEST(Composite, figures_are_normalised_turned_and_weighted) {
  std::vector<Figure> figures = {figure("1", "idi", 50), figure("2", "idi", 100), figure("3", "idi", 75),
                                 figure("1", "d1", 10),  figure("2", "d1", 30),   figure("3", "d1", 10)};
  const CompositeRule rule{.id = "propio", .parts = {{"idi", "idi", 3}, {"idi", "d1", 1, CompositeRule::Better::less}}};
  const auto values = compute_composite(rule, figures, "municipio");
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
  add_published(statistics, definition, {{place, "poblacion", 1400}, {place, "area_km2", 560}}, {}, findings);
  const std::string text = explain_arithmetic(definition, {.statistics = statistics}, place, Language::spanish);
  EXPECT_NE(text.find("  densidad = poblacion / area_km2\n    = 1400 / 560\n    = 2.5 personas/km²\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("    falta 'poblacion_cabecera'\n"), std::string::npos) << text;
}

TEST(Composite, mistakes_are_refused) {
  EXPECT_THROW((void)compute_composite({.id = "x"}, {}, "municipio"), Error);
  EXPECT_THROW((void)compute_composite({.id = "x", .parts = {{"a", "b", 0}}}, {}, "municipio"), Error);
  EXPECT_THROW((void)compute_composite({.id = "x",
                                        .normalise = CompositeRule::Normalise::z_score,
                                        .aggregate = CompositeRule::Aggregate::geometric,
                                        .parts = {{"a", "b"}}},
                                       {}, "municipio"),
               Error);
}

}  // namespace
}  // namespace comarca
