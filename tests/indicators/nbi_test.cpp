// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "indicators/support/census.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

struct Outcome {
  std::vector<Figure> figures;
  Findings findings;
  MicrodataResult result;
};

Outcome nbi_of(const std::vector<Household>& households, const std::string& name) {
  const Indicator nbi = indicator("nbi");
  Outcome outcome;
  const MicrodataFiles files{{{Record::person, {written(name + ".csv", census_csv(households))}}}};
  outcome.result = run_microdata({microdata_source("canonico"), vocabulary(), files}, {nbi.recipe});
  outcome.findings = outcome.result.findings;
  outcome.figures = figures_in(nbi, {.statistics = outcome.result.statistics}, outcome.findings);
  return outcome;
}

// The eighteen households were worked by hand from the rules of DANE's presentation of 2008.
TEST(Nbi, eighteen_households_worked_by_hand) {
  std::vector<Household> households;
  const auto cases = table(source_tree() / "tests/indicators/data/nbi_hogares.csv");
  ASSERT_EQ(cases.size(), 18U);
  for (const auto& row : cases) {
    Household home;
    home.unit = "010" + row.at("caso").substr(7);
    home.zone = row.at("zona") == "cabecera" ? 1 : 3;
    home.kind = std::stoi(row.at("tipo_viv"));
    home.wall = std::stoi(row.at("pared"));
    home.floor = std::stoi(row.at("piso"));
    home.toilet = std::stoi(row.at("sersa"));
    home.piped = std::stoi(row.at("acu"));
    home.water = std::stoi(row.at("agua"));
    home.rooms = row.at("cuartos");
    home.persons = std::stoi(row.at("personas"));
    home.absent_children = std::stoi(row.at("ninos_7_11_inasist"));
    home.head_years = std::stoi(row.at("jefe_primaria_anos"));
    home.employed = std::stoi(row.at("ocupados"));
    households.push_back(home);
  }
  const auto outcome = nbi_of(households, "eighteen");
  EXPECT_TRUE(outcome.findings.empty());
  const std::map<std::string, std::string> columns = {
      {"viv", "vivienda"},    {"serv", "servicios"}, {"hac", "hacinamiento"}, {"inas", "inasistencia"},
      {"dep", "dependencia"}, {"nbi", "nbi"},        {"miseria", "miseria"}};
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (const auto& [column, id] : columns) {
      EXPECT_EQ(figure_of(outcome.figures, households[i].unit, id).value, 100.0 * std::stoi(cases[i].at(column)))
          << cases[i].at("caso") << " " << id;
    }
  }
}

// Case NBI-AGG-01: 4 persons with none, 6 with one, 10 with two deprivations.
TEST(Nbi, persons_carry_the_weight_not_households) {
  const auto outcome =
      nbi_of({{.persons = 4}, {.floor = 6, .persons = 6}, {.floor = 6, .toilet = 6, .persons = 10}}, "agg");
  EXPECT_NEAR(*figure_of(outcome.figures, "76001", "nbi").value, 80.0, 1e-4);
  EXPECT_NEAR(*figure_of(outcome.figures, "76001", "miseria").value, 50.0, 1e-4);
  EXPECT_NEAR(*figure_of(outcome.figures, "76001", "nbi_hogares").value, 66.6667, 1e-4);
}

TEST(Nbi, what_is_unknown_counts_as_not_deprived_and_opens_the_interval) {
  const auto outcome = nbi_of({{.persons = 96}, {.rooms = "99", .persons = 4}}, "unknown");
  const Figure& figure = figure_of(outcome.figures, "76001", "hacinamiento");
  EXPECT_EQ(figure.value, 96.0);  // 96 persons in 3 rooms
  EXPECT_EQ(figure.lower, 96.0);
  EXPECT_EQ(figure.upper, 100.0);
  EXPECT_EQ(figure.denominator, 100.0);  // the household of unknown rooms stays in the denominator
}

TEST(Nbi, above_five_percent_unknown_the_headline_is_withheld_with_its_reason) {
  const auto outcome = nbi_of({{.persons = 8}, {.rooms = "99", .persons = 2}}, "thin");
  const Figure& figure = figure_of(outcome.figures, "76001", "nbi");
  EXPECT_EQ(figure.value, std::nullopt);
  EXPECT_EQ(figure.state(), FigureState::withheld);
  EXPECT_EQ(figure.lower, 0.0);
  EXPECT_EQ(figure.upper, 20.0);
  EXPECT_DOUBLE_EQ(*figure.coverage, 0.8);
  EXPECT_NE(figure.reason.es.find("la cobertura 80.0 %"), std::string::npos);
}

TEST(Nbi, each_component_is_as_known_as_its_own_answers) {
  const auto outcome = nbi_of({{.floor = 6, .persons = 3}, {.persons = 5}, {.wall = 99, .persons = 2}}, "halfv");
  const Figure& dwelling = figure_of(outcome.figures, "76001", "vivienda");
  EXPECT_EQ(dwelling.value, std::nullopt);  // 2 of 10 persons behind walls not reported
  EXPECT_DOUBLE_EQ(*dwelling.coverage, 0.8);
  EXPECT_EQ(dwelling.lower, 30.0);
  EXPECT_EQ(dwelling.upper, 50.0);
  const Figure& services = figure_of(outcome.figures, "76001", "servicios");
  EXPECT_EQ(services.value, 0.0);
  EXPECT_EQ(services.coverage, 1.0);
  EXPECT_EQ(services.upper, 0.0);
  const Figure& homes = figure_of(outcome.figures, "76001", "nbi_hogares");
  EXPECT_EQ(homes.value, std::nullopt);
  EXPECT_NEAR(*homes.coverage, 2.0 / 3, 1e-12);
  EXPECT_NEAR(*homes.lower, 100.0 / 3, 1e-12);
  EXPECT_NEAR(*homes.upper, 200.0 / 3, 1e-12);
}

TEST(Nbi, zones_follow_their_own_rules) {
  const auto outcome = nbi_of({{.zone = 1, .floor = 6}, {.zone = 3, .floor = 6}}, "zones");
  EXPECT_EQ(figure_of(outcome.figures, "76001", "vivienda", Zone::cabecera).value, 100.0);
  EXPECT_EQ(figure_of(outcome.figures, "76001", "vivienda", Zone::resto).value, 0.0);
  EXPECT_EQ(figure_of(outcome.figures, "76001", "vivienda").value, 50.0);
}

TEST(Nbi, an_undeclared_category_is_shown_with_file_and_row_and_counts_as_unknown) {
  const auto outcome = nbi_of({{}, {.wall = 77}}, "undeclared");
  ASSERT_EQ(outcome.findings.list().size(), 1U);
  const Finding& finding = outcome.findings.list()[0];
  EXPECT_EQ(finding.code, "categoria-no-declarada");
  EXPECT_EQ(finding.where, "undeclared.csv, fila 6");
  EXPECT_EQ(finding.what.es, "'77' no es un valor de pared (pared): 4 filas cuentan como desconocido");
  EXPECT_EQ(figure_of(outcome.figures, "76001", "nbi").upper, 50.0);
}

TEST(Nbi, a_row_cut_short_is_shown_and_the_rest_is_read) {
  std::string text = census_csv({{}, {.floor = 6}});
  text.resize(text.size() - 20);
  const MicrodataFiles files{{{Record::person, {written("cut.csv", text)}}}};
  const auto result = run_microdata({microdata_source("canonico"), vocabulary(), files}, {indicator("nbi").recipe});
  ASSERT_EQ(result.findings.list().size(), 1U);
  EXPECT_EQ(result.findings.list()[0].code, "fila-ilegible");
  EXPECT_EQ(result.findings.list()[0].where, "cut.csv, fila 9");
  EXPECT_EQ(result.statistics.value({"76001", Zone::total, "2018"}, "nbi.personas"), 7);
}

TEST(Nbi, a_word_where_a_number_belongs_is_one_finding_not_the_end) {
  std::string text = census_csv({{}, {}});
  text.replace(text.find(",40,"), 4, ",cuarenta,");
  const MicrodataFiles files{{{Record::person, {written("word.csv", text)}}}};
  const auto result = run_microdata({microdata_source("canonico"), vocabulary(), files}, {indicator("nbi").recipe});
  ASSERT_EQ(result.findings.list().size(), 1U);
  EXPECT_EQ(result.findings.list()[0].where, "word.csv, fila 2");
  EXPECT_EQ(result.statistics.value({"76001", Zone::total, "2018"}, "nbi.personas"), 8);
}

TEST(Nbi, statistics_of_a_split_file_add_up_to_those_of_the_whole) {
  const std::vector<Household> first = {{.floor = 6}, {.unit = "76109", .toilet = 6}};
  const std::vector<Household> second = {{.rooms = "1", .persons = 7}, {.head_years = 1, .employed = 0}};
  auto both = first;
  both.insert(both.end(), second.begin(), second.end());
  Statistics sum = nbi_of(first, "first").result.statistics;
  sum.merge(nbi_of(second, "second").result.statistics);
  EXPECT_EQ(sum, nbi_of(both, "whole").result.statistics);
}

TEST(Nbi, a_subregion_is_recomputed_from_sums_not_averaged) {
  auto outcome = nbi_of({{.floor = 6, .persons = 30}, {.unit = "76109", .persons = 10}}, "roll");
  const auto above = outcome.result.statistics.rolled_up({{"76001", "sur"}, {"76109", "sur"}});
  const auto figures = figures_in(
      indicator("nbi"), {.statistics = above, .level = Level::subregion, .origin = FigureBasis::Origin::summed},
      outcome.findings);
  EXPECT_EQ(figure_of(figures, "sur", "vivienda").value, 75.0);
}

// What `awk -F,` over the columns UA_CLASE, H_NROHOG, H_NRO_CUARTOS and HA_TOT_PER gives.
TEST(Nbi, crowding_of_the_census_chunks_is_what_a_plain_pass_gives) {
  const auto data = real_data();
  if (!data) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  std::map<std::string, std::pair<double, double>> plain;  // zone -> crowded persons, persons
  const auto source = microdata_source("cnpv2018");
  const auto files = find_microdata_files(source, *data / "microdata");
  ASSERT_EQ(files.files.at(Record::household).size(), 2U);
  for (const auto& file : files.files.at(Record::household)) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line)) {
      const auto cell = split(line, ',');
      if (cell[6] == "NA") {
        continue;
      }
      const double persons = std::stod(cell[12]);
      auto& zone = plain[cell[3] == "1" ? "cabecera" : "resto"];
      zone.second += persons;
      zone.first += cell[7] != "99" && persons > 3 * std::stod(cell[7]) ? persons : 0;
    }
  }
  auto result = run_microdata({source, vocabulary(), files}, {indicator("nbi").recipe});
  const auto figures =
      figures_in(indicator("nbi"), {.statistics = result.statistics, .absent = result.absent}, result.findings);
  for (const Zone zone : {Zone::cabecera, Zone::resto}) {
    const auto& [crowded, persons] = plain[std::string(zone_code(zone))];
    const Figure& figure = figure_of(figures, "05001", "hacinamiento", zone);
    EXPECT_EQ(figure.numerator, crowded);
    EXPECT_EQ(figure.denominator, persons);
  }
  // DANE's published component of the rest of Medellín, which these chunks hold whole.
  EXPECT_NEAR(*figure_of(figures, "05001", "hacinamiento", Zone::resto).value, 2.394256, 5e-7);
  const Figure& headline = figure_of(figures, "05001", "nbi");
  EXPECT_EQ(headline.value, std::nullopt);
  EXPECT_EQ(headline.reason.es, "los archivos no tienen la variable 'tipo_vivienda'");
}

}  // namespace
}  // namespace comarca
