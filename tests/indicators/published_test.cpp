// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/published.hpp"
#include "comarca/catalog/catalog.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "comarca/gis/table_reader.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

struct PublishedLevel {
  Statistics statistics;
  std::vector<Figure> figures;
  Findings findings;
};

/// A table of the real data through the source and the feed that the layers hold for it.
PublishedLevel read(const std::filesystem::path& file, const std::string& source_id, const std::string& feed_id,
                    const Statistics& weights = {}) {
  const auto catalog = Catalog(source_tree()).get<SourceCatalog>();
  Findings reading;
  const auto table = read_table(file, catalog.get(source_id), reading);
  const auto feed =
      read_table_feed(Document::from_file(source_tree() / "layers/indicators/tables" / (feed_id + ".toml")));
  const Indicator definition = indicator(feed.indicator);
  PublishedLevel level;
  add_published(level.statistics, definition, {values_of(table, feed, catalog.get(source_id).vintage), weights},
                level.findings);
  level.figures = figures_in(definition, {.statistics = level.statistics}, level.findings);
  return level;
}

TEST(Published, the_nbi_of_every_municipality_lies_where_its_components_allow) {
  const auto data = real_data();
  if (!data) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const auto level = read(*data / "tables/nbi_2018_primera_publicacion.xlsx", "nbi-2018-primera", "nbi_2018_primera");
  EXPECT_EQ(level.figures.size(), 7U * 1122U);
  for (const auto& finding : level.findings.list()) {
    ADD_FAILURE() << finding.unit << " " << finding.what.es;
  }
}

TEST(Published, the_census_ipm_anchors_are_there) {
  const auto data = real_data();
  if (!data) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const auto level = read(*data / "tables/ipm_municipal_2018.xlsx", "ipm-municipal-2018", "ipm_municipal_2018");
  const std::map<std::string, double> anchors = {{"68001", 14.2}, {"68276", 11.0}, {"68307", 16.5}, {"68547", 16.2},
                                                 {"76001", 11.9}, {"76109", 41.0}, {"11001", 9.0},  {"44847", 92.2},
                                                 {"05631", 4.5},  {"76243", 43.5}};
  for (const auto& [unit, value] : anchors) {
    EXPECT_NEAR(figure_of(level.figures, unit, "ipm").value.value_or(-1), value, 1e-9) << unit;
  }
}

TEST(Published, every_rated_fiscal_index_comes_back_but_the_two_that_break_their_own_formula) {
  const auto data = real_data();
  if (!data) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const auto level = read(*data / "tables/idf_2022.xlsx", "idf-2022", "idf_2022");
  std::set<std::string> broken;
  for (const auto& finding : level.findings.list()) {
    if (finding.code == "invariante-rota") {
      broken.insert(finding.unit);
    }
  }
  EXPECT_EQ(broken, (std::set<std::string>{"99624", "99773"}));
  std::size_t rated = 0;
  for (const auto& figure : level.figures) {
    rated += figure.figure == "idf" && figure.value ? 1 : 0;
  }
  EXPECT_GT(rated, 1050U);
  EXPECT_EQ(figure_of(level.figures, "05001", "clase").value, 4);
  EXPECT_EQ(figure_of(level.figures, "05021", "clase").value, 1);
}

// Case AGG-AMB-IPM18: the metropolitan area of Bucaramanga with the population of 2018.
TEST(Published, an_aggregate_is_weighted_by_its_denominator_not_a_simple_mean) {
  const Indicator ipm = indicator("ipm_censal");
  Statistics weights;
  std::vector<PublishedValue> values;
  Grouping group;
  for (const auto& [unit, ipm_pct, people] : std::vector<std::tuple<std::string, double, double>>{
           {"68001", 14.2, 581138}, {"68276", 11.0, 291930}, {"68307", 16.5, 160393}, {"68547", 16.2, 170632}}) {
    weights.add({unit, Zone::total, "2018"}, "poblacion", people);
    values.push_back({{unit, Zone::total, "2018"}, "ipm_pct", ipm_pct});
    group[unit] = "amb";
  }
  Statistics statistics;
  Findings findings;
  add_published(statistics, ipm, {values, weights}, findings);
  const auto above = statistics.rolled_up(group);
  const auto figures = figures_in(
      ipm, {.statistics = above, .level = Level::subregion, .origin = FigureBasis::Origin::summed}, findings);
  EXPECT_NEAR(*figure_of(figures, "amb", "ipm").value, 14.014, 0.001);
}

TEST(Published, a_group_is_withheld_when_too_little_of_its_population_has_the_value) {
  const Indicator ipm = indicator("ipm_censal");
  Statistics weights;
  weights.add({"1", Zone::total, "2018"}, "poblacion", 70);
  weights.add({"2", Zone::total, "2018"}, "poblacion", 30);
  Statistics statistics;
  Findings findings;
  add_published(statistics, ipm, {{{{"1", Zone::total, "2018"}, "ipm_pct", 20}}, weights}, findings);
  const auto above = statistics.rolled_up({{"1", "s"}, {"2", "s"}});
  const auto figures = figures_in(
      ipm, {.statistics = above, .level = Level::subregion, .origin = FigureBasis::Origin::summed}, findings);
  EXPECT_EQ(figure_of(figures, "s", "ipm").value, std::nullopt);
  EXPECT_DOUBLE_EQ(*figure_of(figures, "s", "ipm").coverage, 0.7);
}

/// Figures of a group "s" of the units 1 to 4, of which some have values.
std::vector<Figure> group_of_four(const Indicator& definition, const std::vector<PublishedValue>& values,
                                  const Statistics& weights = {}) {
  Statistics statistics;
  Findings findings;
  add_published(statistics, definition, {values, weights, {"1", "2", "3", "4"}}, findings);
  const auto above = statistics.rolled_up({{"1", "s"}, {"2", "s"}, {"3", "s"}, {"4", "s"}});
  return figures_in(definition, {.statistics = above, .level = Level::subregion, .origin = FigureBasis::Origin::summed},
                    findings);
}

PublishedValue of(const std::string& unit, const std::string& input, double value) {
  return {{unit, Zone::total, "2018"}, input, value};
}

TEST(Published, a_sum_of_counts_is_as_good_as_the_units_it_has) {
  std::vector<PublishedValue> values;
  for (const std::string unit : {"1", "2", "3", "4"}) {
    values.push_back(of(unit, "area_km2", 10));
  }
  values.push_back(of("1", "poblacion", 500));
  values.push_back(of("2", "poblacion", 700));
  const auto half = group_of_four(indicator("contexto"), values);
  EXPECT_EQ(figure_of(half, "s", "poblacion_total").value, std::nullopt);
  EXPECT_EQ(figure_of(half, "s", "poblacion_total").coverage, 0.5);
  EXPECT_EQ(figure_of(half, "s", "densidad").value, std::nullopt);
  EXPECT_EQ(figure_of(half, "s", "area").value, 40);
  EXPECT_EQ(figure_of(half, "s", "area").cases, 4);
  values.push_back(of("3", "poblacion", 100));
  values.push_back(of("4", "poblacion", 100));
  EXPECT_EQ(figure_of(group_of_four(indicator("contexto"), values), "s", "poblacion_total").value, 1400);
}

TEST(Published, a_mean_of_entities_says_of_how_many_and_is_withheld_for_one_of_four) {
  const Indicator idi = indicator("idi");
  const auto one = group_of_four(idi, {of("1", "idi_dado", 90)});
  EXPECT_EQ(figure_of(one, "s", "idi").value, std::nullopt);
  EXPECT_EQ(figure_of(one, "s", "idi").coverage, 0.25);
  std::vector<PublishedValue> values;
  for (const std::string unit : {"1", "2", "3", "4"}) {
    values.push_back(of(unit, "idi_dado", 10.0 * std::stoi(unit)));
  }
  values.push_back(of("1", "pol17_dado", 60));  // the others have no such policy
  const auto all = group_of_four(idi, values);
  const Figure& mean = figure_of(all, "s", "idi");
  EXPECT_EQ(mean.value, 25);
  EXPECT_EQ(mean.numerator, 100);
  EXPECT_EQ(mean.denominator, 4);
  EXPECT_EQ(mean.cases, 4);
  EXPECT_EQ(figure_of(all, "s", "pol17").value, 60);
  EXPECT_EQ(figure_of(all, "s", "pol17").cases, 1);
}

// Persons in poverty: 20 % of 600 and 10 % of 400 are 160 of 1000.
TEST(Published, a_rate_shows_the_fraction_it_is_and_the_units_without_population) {
  const Indicator ipm = indicator("ipm_censal");
  const auto weights_of = [](const std::vector<std::pair<std::string, double>>& people) {
    Statistics weights;
    for (const auto& [unit, amount] : people) {
      weights.add({unit, Zone::total, "2018"}, "poblacion", amount);
    }
    return weights;
  };
  const std::vector<PublishedValue> values = {of("1", "ipm_pct", 20), of("2", "ipm_pct", 10), of("3", "ipm_pct", 10),
                                              of("4", "ipm_pct", 10)};
  const auto all = group_of_four(ipm, values, weights_of({{"1", 600}, {"2", 200}, {"3", 100}, {"4", 100}}));
  const Figure& figure = figure_of(all, "s", "ipm");
  EXPECT_DOUBLE_EQ(*figure.value, 16);
  EXPECT_DOUBLE_EQ(*figure.numerator, 160);
  EXPECT_EQ(figure.denominator, 1000);
  EXPECT_EQ(figure.cases, 4);
  EXPECT_EQ(figure.coverage, 1);
  const auto half = group_of_four(ipm, values, weights_of({{"1", 600}, {"2", 200}}));
  EXPECT_EQ(figure_of(half, "s", "ipm").value, std::nullopt);
  EXPECT_EQ(figure_of(half, "s", "ipm").coverage, 0.5);
}

// 0.1 + 0.2 + 0.7 of a hundred is a hair above 100 in binary.
TEST(Published, rounding_breaks_no_invariant_and_a_millionth_does) {
  const auto broken = [](double urban) {
    Statistics statistics;
    Findings findings;
    add_published(statistics, indicator("contexto"),
                  {{of("1", "poblacion", 100), of("1", "poblacion_cabecera", urban), of("1", "area_km2", 1)}, {}},
                  findings);
    (void)figures_in(indicator("contexto"), {.statistics = statistics}, findings);
    return findings.list().size();
  };
  EXPECT_EQ(broken(100 + 1e-11), 0U);
  EXPECT_EQ(broken(100 + 1e-6), 1U);
}

// Cases NBI-INV-68001 and NBI-INV-05475: rows of a public proxy table; in the second a component exceeds the NBI.
TEST(Published, a_value_whose_zone_has_no_population_stays_at_its_level) {
  const Indicator nbi = indicator("nbi_publicado");
  const Place total{"05001", Zone::total, "2018"};
  const Place urban{"05001", Zone::cabecera, "2018"};
  Statistics population;
  population.add(total, "poblacion", 1000);
  Statistics statistics;
  Findings findings;
  add_published(statistics, nbi, {{{total, "nbi_pct", 20}, {urban, "nbi_pct", 12}}, population}, findings);
  const auto figures = figures_in(nbi, {.statistics = statistics}, findings);
  EXPECT_EQ(figure_of(figures, "05001", "nbi", Zone::total).value, 20.0);
  EXPECT_EQ(figure_of(figures, "05001", "nbi", Zone::cabecera).value, 12.0);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "sin-denominador");
}

TEST(Published, a_component_above_the_nbi_is_a_broken_invariant) {
  const auto broken = [](std::vector<double> components, double miseria, double nbi) {
    const std::vector<std::string> names = {"vivienda", "servicios", "hacinamiento", "inasistencia", "dependencia"};
    std::vector<PublishedValue> values = {{{"1", Zone::total, "2018"}, "nbi_pct", nbi},
                                          {{"1", Zone::total, "2018"}, "miseria_pct", miseria}};
    for (std::size_t i = 0; i < 5; ++i) {
      values.push_back({{"1", Zone::total, "2018"}, names[i] + "_pct", components[i]});
    }
    Statistics statistics;
    Findings findings;
    add_published(statistics, indicator("nbi_publicado"), {values, {}}, findings);
    (void)figures_in(indicator("nbi_publicado"), {.statistics = statistics}, findings);
    return findings.list().size();
  };
  EXPECT_EQ(broken({0.825, 0.337, 1.86, 3.009, 1.337}, 0.668, 6.571), 0U);
  EXPECT_GT(broken({0.511, 92.954, 0.0, 7.284, 6.326}, 13.355, 92.46), 0U);
}

TEST(Published, a_figure_whose_input_is_not_there_is_missing_and_not_withheld) {
  Statistics statistics;
  Findings findings;
  add_published(statistics, indicator("nbi_publicado"), {{{{"1", Zone::total, "2018"}, "nbi_pct", 20}}, {}}, findings);
  const auto figures = figures_in(indicator("nbi_publicado"), {.statistics = statistics}, findings);
  EXPECT_EQ(figure_of(figures, "1", "nbi").state(), FigureState::published);
  EXPECT_EQ(figure_of(figures, "1", "miseria").state(), FigureState::missing);
  EXPECT_NE(figure_of(figures, "1", "miseria").reason.es.find("falta el dato"), std::string::npos);
}

// Case NBI-PROXY-68001.
TEST(Published, the_nbi_of_components_alone_is_an_interval_with_its_independence_estimate) {
  const std::map<std::string, double> parts = {{"vivienda_pct", 0.82470896},    {"servicios_pct", 0.33696571},
                                               {"hacinamiento_pct", 1.8597327}, {"inasistencia_pct", 3.0086052},
                                               {"dependencia_pct", 1.3365157},  {"factor_calibracion", 0.9}};
  std::vector<PublishedValue> values;
  for (const auto& [input, value] : parts) {
    values.push_back({{"68001", Zone::total, "2018"}, input, value});
  }
  Statistics statistics;
  Findings findings;
  add_published(statistics, indicator("nbi_componentes"), {values, {}}, findings);
  const auto figures = figures_in(indicator("nbi_componentes"), {.statistics = statistics}, findings);
  const Figure& estimate = figure_of(figures, "68001", "nbi_independencia");
  EXPECT_NEAR(*estimate.value / 100, 0.0717297, 1e-6);
  EXPECT_DOUBLE_EQ(*estimate.lower, 3.0086052);
  EXPECT_NEAR(*estimate.upper, 7.36652827, 1e-9);
  EXPECT_EQ(estimate.status, "proxy");
  EXPECT_NEAR(*figure_of(figures, "68001", "nbi_calibrada").value, 0.9 * *estimate.value, 1e-12);
}

// Case NBI-2005-W: total 27.78, cabecera 19.66, resto 53.51 imply a share of 0.7601 in the cabecera.
TEST(Published, the_share_of_the_cabecera_follows_from_three_percentages) {
  const auto value = [](const std::string& name) {
    return std::optional(Dual{name == "total" ? 27.78 : (name == "cabecera" ? 19.66 : 53.51), 0});
  };
  EXPECT_NEAR(evaluate(parse_expression("(resto - total) / (resto - cabecera)"), value).result->value, 0.7601, 0.0005);
}

TEST(Published, a_percentage_of_140_is_a_finding_with_file_and_row) {
  Statistics statistics;
  Findings findings;
  add_published(statistics, indicator("ipm_censal"),
                {{{{"05001", Zone::total, "2018"}, "ipm_pct", 140, "ipm.xlsx, fila 9"}}, {}}, findings);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "valor-fuera-de-rango");
  EXPECT_EQ(findings.list()[0].where, "ipm.xlsx, fila 9");
}

}  // namespace
}  // namespace comarca
