// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/calibration.hpp"

#include <gtest/gtest.h>

#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

/// An index of scores of its own, with one factor and three variables.
constexpr const char* kIndex = R"toml(
id = "confort"
name = "Confort"
description = "Prueba"
source = "prueba"
vintage = "1"
method = "suma de puntajes"
scores = "confort_puntajes.toml"
[[factor]]
id = "casa"
name = "Casa"
[[graded]]
id = "piso"
factor = "casa"
name = { es = "Piso", en = "Floor" }
categories = [
  { id = "tierra", name = { es = "Tierra", en = "Earth" }, when = "piso = 'tierra'" },
  { id = "madera", name = "Madera", when = "piso = 'madera_burda'" },
  { id = "firme", name = "Firme", when = "piso in ('cemento', 'baldosa')" },
]
[[graded]]
id = "agua"
factor = "casa"
name = "Agua"
categories = [
  { id = "rio", name = "Río", when = "agua = 'rio'" },
  { id = "red", name = "Red", when = "agua = 'acueducto_publico'" },
]
[[graded]]
id = "basuras"
factor = "casa"
name = "Basuras"
categories = [
  { id = "no", name = "No", when = "basuras = 'sin_recoleccion'" },
  { id = "si", name = "Sí", when = "basuras = 'recoleccion'" },
]
)toml";

/// A score table for it, as its definition must have one.
constexpr const char* kEqualSteps = R"toml(
index = "confort"
title = "a mano"
source = "prueba"
score = [
  { variable = "piso", category = "tierra", points = 0, state = "assumed" },
  { variable = "piso", category = "madera", points = 20, state = "assumed" },
  { variable = "piso", category = "firme", points = 40, state = "assumed" },
  { variable = "agua", category = "rio", points = 0, state = "assumed" },
  { variable = "agua", category = "red", points = 30, state = "assumed" },
  { variable = "basuras", category = "no", points = 0, state = "assumed" },
  { variable = "basuras", category = "si", points = 30, state = "assumed" },
]
)toml";

/// With a score table of its own, where one is given.
Indicator confort(const std::filesystem::path& own = {}) {
  (void)written("confort_puntajes.toml", kEqualSteps);
  const Document document = Document::from_file(written("confort.toml", kIndex));
  return own.empty() ? read_indicator(document) : read_indicator(document, [&own](const std::string&) { return own; });
}

/// Households of the canonical layout: floor, water and waste by code, and how many of them.
struct Homes {
  int floor;
  int water;
  int waste;
  int count;
};

// Floor 6 earth, 5 rough wood, 4 cement, 99 unknown; water 7 river, 1 public network; waste 2 not collected, 1
// collected.
const std::vector<Homes> kHomes = {{6, 7, 2, 30}, {6, 7, 1, 4}, {5, 7, 2, 12}, {5, 1, 1, 9},
                                   {4, 1, 1, 60}, {4, 1, 2, 6}, {4, 7, 1, 8},  {99, 1, 1, 5}};

MicrodataFiles census(const std::string& name, const std::vector<Homes>& homes) {
  std::string text = "municipio,clase,hogar,piso,agua,basuras,edad\n";
  int id = 0;
  for (const auto& item : homes) {
    for (int i = 0; i < item.count; ++i) {
      text += "76001,1," + std::to_string(++id) + "," + std::to_string(item.floor) + "," + std::to_string(item.water) +
              "," + std::to_string(item.waste) + ",30\n";
    }
  }
  return {{{Record::person, {written(name, text)}}}};
}

Calibration calibrated(const std::string& name, const std::vector<Homes>& homes) {
  const Indicator index = confort();
  const auto answers =
      count_answers({microdata_source("canonico"), vocabulary(), census(name, homes)}, calibration_questions(index));
  EXPECT_TRUE(answers.findings.empty());
  return calibrate(index, answers.counts, "prueba");
}

TEST(Calibration, the_households_behind_it_are_counted) {
  const Calibration calibration = calibrated("homes.csv", kHomes);
  EXPECT_EQ(calibration.households, 134);
  EXPECT_EQ(calibration.incomplete, 5);
  EXPECT_EQ(calibration.unanswering, 0);
  EXPECT_TRUE(calibration.scaling.converged);
  EXPECT_EQ(calibration.scaling.variables[0].households, (std::vector<std::int64_t>{34, 21, 74}));
  EXPECT_TRUE(calibration.findings.empty());
}

TEST(Calibration, the_table_is_the_users_own_and_goes_from_0_to_100) {
  const Calibration calibration = calibrated("homes_own.csv", kHomes);
  const auto table = written("confort_estimada.toml", to_toml(calibration.table));
  const Indicator index = confort(table);
  EXPECT_EQ(index.status, IndicatorStatus::proxy);
  const auto figure = [&](const Homes& home) {
    const auto result = run_microdata({microdata_source("canonico"), vocabulary(), census("homes_figures.csv", {home})},
                                      {index.recipe});
    Findings findings;
    return *figure_of(figures_in(index, {.statistics = result.statistics}, findings), "76001", "confort").value;
  };
  EXPECT_EQ(figure({6, 7, 2, 3}), 0);
  EXPECT_EQ(figure({4, 1, 1, 3}), 100);
  EXPECT_GT(figure({5, 1, 1, 3}), figure({6, 1, 1, 3}));
}

TEST(Calibration, what_is_written_is_what_is_read_back) {
  const ScoreTable table = calibrated("homes_text.csv", kHomes).table;
  const ScoreTable back = read_score_table(Document::from_text(to_toml(table), "t"));
  EXPECT_EQ(back.title, table.title);
  EXPECT_EQ(to_toml(back), to_toml(table));
  EXPECT_EQ(scores_of(back, "confort", confort().grading).size(), 3U);
  for (const auto& row : back.rows) {
    EXPECT_EQ(row.state, ScoreState::estimated);
  }
}

TEST(Calibration, the_order_of_the_rows_changes_no_byte) {
  std::vector<Homes> reversed(kHomes.rbegin(), kHomes.rend());
  EXPECT_EQ(to_toml(calibrated("homes_a.csv", kHomes).table), to_toml(calibrated("homes_b.csv", reversed).table));
}

TEST(Calibration, what_the_data_do_not_decide_is_told_in_both_languages) {
  // Nobody has rough wood, and everybody has their waste collected.
  const Calibration calibration =
      calibrated("homes_few.csv", {{6, 7, 1, 30}, {4, 7, 1, 10}, {6, 1, 1, 20}, {4, 1, 1, 40}});
  ASSERT_EQ(calibration.findings.list().size(), 2U);
  const Finding& constant = calibration.findings.list()[0];
  EXPECT_EQ(constant.code, "variable-constante");
  EXPECT_EQ(constant.severity, Severity::warning);
  EXPECT_EQ(constant.where, "basuras");
  const Finding& empty = calibration.findings.list()[1];
  EXPECT_EQ(empty.code, "categoria-sin-hogares");
  EXPECT_NE(empty.what.es.find("Piso, Madera: ningún hogar"), std::string::npos) << empty.what.es;
  EXPECT_NE(empty.what.en.find("Floor, Madera: no household"), std::string::npos) << empty.what.en;
}

// The example of docs/indicadores/icv.md. Two variables of two answers have equal loadings, so they share the points by
// 1 / sqrt(p (1 - p)): p = 0.5 and 0.6 give 2 and 2.0412.
TEST(Calibration, two_variables_worked_by_hand) {
  const auto rows =
      calibrated("homes_hand.csv", {{6, 7, 1, 30}, {4, 7, 1, 10}, {6, 1, 1, 20}, {4, 1, 1, 40}}).table.rows;
  EXPECT_EQ(rows[2].hundredths, 4949);
  EXPECT_EQ(rows[4].hundredths, 5051);
}

// r = -0.5: the eigenvalues are 1 ± 0.5, and the order of the categories allows only the lesser.
TEST(Calibration, variables_that_do_not_measure_one_thing_are_told) {
  const Calibration calibration =
      calibrated("homes_weak.csv", {{6, 7, 1, 10}, {4, 7, 1, 30}, {6, 1, 1, 30}, {4, 1, 1, 10}});
  EXPECT_NEAR(calibration.scaling.eigenvalue, 0.5, 1e-9);  // the iteration stops at changes of 1e-11
  EXPECT_EQ(calibration.findings.list()[0].code, "componente-debil");
  EXPECT_EQ(calibration.findings.list()[0].severity, Severity::warning);
}

TEST(Calibration, only_an_index_of_scores_can_be_calibrated) {
  EXPECT_THROW((void)calibration_questions(indicator("nbi")), Error);
}

TEST(Calibration, data_that_tell_nobody_apart_are_refused) {
  EXPECT_THROW((void)calibrated("homes_same.csv", {{4, 1, 1, 10}}), Error);
}

}  // namespace
}  // namespace comarca
