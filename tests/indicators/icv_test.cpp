// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

constexpr const char* kHeader =
    "municipio,clase,hogar,pared,piso,sanitario,basuras,agua,combustible,cuartos,parentesco,edad,asistencia,"
    "anios_educacion\n";
// The household of docs/indicadores/icv.md: its twelve scores were added by hand, 76.80.
constexpr const char* kWorked =
    "76001,1,1,1,4,1,1,1,3,2,1,40,2,5\n"
    "76001,1,1,1,4,1,1,1,3,2,2,38,2,11\n"
    "76001,1,1,1,4,1,1,1,3,2,3,8,1,2\n"
    "76001,1,1,1,4,1,1,1,3,2,3,3,2,0\n";
// One person with everything: the maxima, 100.02 by their rounding.
constexpr const char* kBest = "76002,1,2,1,1,1,1,1,1,1,1,50,2,16\n";
// Waste for walls, earth, no toilet, nobody collects, a river, firewood; one room for seven; no schooling.
constexpr const char* kWorst =
    "76003,3,3,8,6,6,2,7,6,1,1,45,2,0\n"
    "76003,3,3,8,6,6,2,7,6,1,3,16,2,0\n"
    "76003,3,3,8,6,6,2,7,6,1,3,9,2,0\n"
    "76003,3,3,8,6,6,2,7,6,1,3,6,2,0\n"
    "76003,3,3,8,6,6,2,7,6,1,3,5,2,0\n"
    "76003,3,3,8,6,6,2,7,6,1,3,4,2,0\n"
    "76003,3,3,8,6,6,2,7,6,1,3,2,2,0\n";

std::vector<Figure> icv_of(const std::string& rows, const std::string& name, const FindScores& own = {}) {
  const Indicator icv = read_indicator(Document::from_file(source_tree() / "layers/indicators/icv.toml"), own);
  const MicrodataFiles files{{{Record::person, {written(name + ".csv", kHeader + rows)}}}};
  const auto result = run_microdata({microdata_source("canonico"), vocabulary(), files}, {icv.recipe});
  EXPECT_TRUE(result.findings.empty());
  Findings findings;
  return figures_in(icv, {.statistics = result.statistics}, findings);
}

/// The score table shipped, with one piece of its text replaced.
std::filesystem::path changed_table(const std::string& name, const std::string& from, const std::string& to) {
  std::ifstream file(source_tree() / "layers/indicators/scores/icv.toml");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return written(name + ".toml", text);
}

std::string refusal(const std::filesystem::path& table) {
  try {
    (void)read_indicator(Document::from_file(source_tree() / "layers/indicators/icv.toml"),
                         [&](const auto&) { return table; });
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Icv, a_household_worked_by_hand_the_best_and_the_worst) {
  const auto figures = icv_of(std::string(kWorked) + kBest + kWorst, "icv_worked");
  EXPECT_DOUBLE_EQ(*figure_of(figures, "76001", "icv").value, 76.80);
  EXPECT_DOUBLE_EQ(*figure_of(figures, "76001", "educacion").value, 4.61 + 6.16 + 5.66 + 9.95);
  EXPECT_DOUBLE_EQ(*figure_of(figures, "76001", "hogar").value, 4.97 + 9.61);
  EXPECT_DOUBLE_EQ(*figure_of(figures, "76002", "icv").value, 100.02);
  EXPECT_DOUBLE_EQ(*figure_of(figures, "76003", "icv").value, 0.0);
}

// Case ICV-FACTORES: the maxima of the four factors.
TEST(Icv, the_factors_have_their_published_maxima) {
  const auto figures = icv_of(kBest, "icv_best");
  EXPECT_NEAR(*figure_of(figures, "76002", "educacion").value, 39.44, 0.005);
  EXPECT_NEAR(*figure_of(figures, "76002", "vivienda").value, 12.90, 0.005);
  EXPECT_NEAR(*figure_of(figures, "76002", "servicios").value, 27.42, 0.005);
  EXPECT_NEAR(*figure_of(figures, "76002", "hogar").value, 20.26, 0.005);
}

TEST(Icv, what_is_unknown_leaves_its_variable_alone_and_opens_the_interval) {
  // Thirty households like the best, one of them without an answer on waste, which is worth 6.62.
  std::string rows;
  for (int i = 0; i < 30; ++i) {
    rows += "76002,1," + std::to_string(i) + ",1,1,1," + (i == 0 ? "99" : "1") + ",1,1,1,1,50,2,16\n";
  }
  const auto figures = icv_of(rows, "icv_unknown");
  const Figure& icv = figure_of(figures, "76002", "icv");
  EXPECT_NEAR(*icv.value, 100.02, 1e-9);
  EXPECT_NEAR(*icv.lower, 100.02 - 6.62 / 30, 1e-9);
  EXPECT_NEAR(*icv.upper, 100.02, 1e-9);
  EXPECT_NEAR(*icv.coverage, 29.0 / 30, 1e-9);
}

TEST(Icv, more_than_a_tenth_of_the_households_incomplete_is_withheld) {
  const auto figures = icv_of(std::string(kWorked) + "76001,1,9,1,4,1,99,1,3,2,1,40,2,5\n", "icv_withheld");
  const Figure& icv = figure_of(figures, "76001", "icv");
  EXPECT_FALSE(icv.value.has_value());
  EXPECT_FALSE(icv.reason.es.empty());
}

TEST(Icv, a_factor_is_as_known_as_the_answers_to_its_own_variables) {
  // Four households like the best, one without an answer on walls: the factor of the dwelling is known of three.
  std::string rows;
  for (int i = 0; i < 4; ++i) {
    rows += "76002,1," + std::to_string(i) + "," + (i == 0 ? "99" : "1") + ",1,1,1,1,1,1,1,50,2,16\n";
  }
  const auto figures = icv_of(rows, "icv_factor");
  for (const std::string id : {"icv", "vivienda", "paredes"}) {
    EXPECT_EQ(figure_of(figures, "76002", id).value, std::nullopt) << id;
    EXPECT_EQ(figure_of(figures, "76002", id).coverage, 0.75) << id;
  }
  for (const std::string id : {"educacion", "servicios", "hogar", "pisos"}) {
    EXPECT_NE(figure_of(figures, "76002", id).value, std::nullopt) << id;
    EXPECT_EQ(figure_of(figures, "76002", id).coverage, 1.0) << id;
  }
}

TEST(Icv, is_not_called_official_while_a_score_is_unverified) {
  EXPECT_EQ(indicator("icv").status, IndicatorStatus::unverified);
  std::ifstream file(source_tree() / "layers/indicators/scores/icv.toml");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const std::string state : {"\"unverified\"", "\"assumed\""}) {
    for (auto at = text.find(state); at != std::string::npos; at = text.find(state)) {
      text.replace(at, state.size(), "\"verified\"");
    }
  }
  const auto own = [](const std::filesystem::path& table) {
    return read_indicator(Document::from_file(source_tree() / "layers/indicators/icv.toml"),
                          [&](const auto&) { return table; })
        .status;
  };
  EXPECT_EQ(own(written("icv_verified.toml", text)), IndicatorStatus::official);
  text.replace(text.find("\"verified\""), 10, "\"estimated\"");
  EXPECT_EQ(own(written("icv_estimated.toml", text)), IndicatorStatus::proxy);
}

TEST(Icv, a_table_of_the_users_own_counts_and_is_named) {
  const auto table =
      changed_table("icv_own", "category = \"gas_pipeta\"\npoints = 4.45", "category = \"gas_pipeta\"\npoints = 6.00");
  const auto figures = icv_of(kWorked, "icv_own_rows", [&](const auto&) { return table; });
  EXPECT_DOUBLE_EQ(*figure_of(figures, "76001", "icv").value, 76.80 - 4.45 + 6.00);
}

// Case ICV-SUMA-MAX: 100.02 is accepted as the rounding of 100.
TEST(Icv, a_wrong_score_table_is_refused_at_its_row) {
  const auto says = [](const std::filesystem::path& table, const std::string& what) {
    const std::string message = refusal(table);
    EXPECT_NE(message.find(what), std::string::npos) << message;
  };
  says(changed_table("icv_sum", "points = 12.81", "points = 12.90"), "add up to 100.11");
  says(changed_table("icv_order", "points = 4.53", "points = 2.00"), "'cemento' of 'pisos' is worth less");
  says(changed_table("icv_name", "category = \"cemento\"", "category = \"cementos\""), "Did you mean 'cemento'?");
  says(changed_table("icv_variable", "variable = \"pisos\"", "variable = \"piso\""), "Did you mean 'pisos'?");
  says(changed_table("icv_twice", "category = \"cemento\"", "category = \"tierra\""), "has two scores");
  says(changed_table("icv_points", "points = 4.53", "points = 4.531"), "are no points");
  says(changed_table("icv_index", "index = \"icv\"", "index = \"nbi\""), "is of 'nbi'");
  says(changed_table("icv_state", "state = \"assumed\"", "state = \"asumed\""), "assumed");
  EXPECT_THROW((void)Catalog(source_tree()).get<Indicators>().with_scores({{"nbi", "x.toml"}}), Error);
}

TEST(Icv, a_missing_row_is_named) {
  const std::string message = refusal(written("icv_empty.toml", "index = \"icv\"\ntitle = \"x\"\nsource = \"x\"\n"));
  EXPECT_NE(message.find("'sin_educacion' of 'educacion_jefe' has no score"), std::string::npos) << message;
}

}  // namespace
}  // namespace comarca
