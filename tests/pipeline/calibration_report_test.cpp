// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/calibration_report.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

/// One variable of two categories, as a calibration leaves it.
CalibratedIndex one_variable() {
  CalibratedIndex made;
  made.index.id = "icv";
  made.index.name = {"Condiciones de vida", "Living conditions"};
  GradedVariable water{.id = "agua", .factor = "hogar", .name = {"Agua", "Water"}};
  water.categories.resize(2);
  water.categories[0].name = {"Río", "River"};
  water.categories[1].name = {"Acueducto", "Mains"};
  made.index.grading.variables = {water};
  made.calibration.households = 1;
  made.calibration.unanswering = 3;
  made.calibration.table.source = "Censo ficticio";
  made.calibration.table.rows = {{.variable = "agua", .category = "rio", .hundredths = 0},
                                 {.variable = "agua", .category = "acueducto", .hundredths = 10'000}};
  made.calibration.scaling.variables = {{.values = {-1, 1}, .households = {4, 6}, .varies = true, .loading = 0.5}};
  made.calibration.scaling.eigenvalue = 1.25;
  made.calibration.scaling.share = 0.625;
  made.calibration.scaling.alpha = 0.75;
  made.calibration.scaling.iterations = 7;
  return made;
}

TEST(CalibrationReport, a_person_reads_the_component_and_what_every_category_is_worth) {
  EXPECT_EQ(calibration_text(one_variable(), Language::english),
            "Living conditions: 1 household, 0 with an unknown answer; left out for having none: 3\n"
            "component: eigenvalue 1.2500, 62.50 % of the variance, Cronbach's alpha 0.7500, 7 steps\n"
            "Water (loading 0.5000)\n"
            "    0.00          4  River\n"
            "  100.00          6  Mains\n");
  EXPECT_TRUE(calibration_text(one_variable(), Language::spanish)
                  .starts_with("Condiciones de vida: 1 hogar, 0 con alguna respuesta desconocida; fuera por no tener "
                               "ninguna: 3\ncomponente: autovalor 1.2500, 62.50 % de la varianza, alfa de Cronbach "
                               "0.7500, 7 pasos\nAgua (peso en el componente 0.5000)\n"));
}

TEST(CalibrationReport, without_alpha_a_person_reads_none_and_a_program_null) {
  CalibratedIndex made = one_variable();
  made.calibration.scaling.alpha.reset();
  EXPECT_EQ(calibration_text(made, Language::english).find("alpha"), std::string::npos);
  EXPECT_NE(calibration_json(made, Language::english).find(R"("alpha": null,)"), std::string::npos);
}

FactorTable two_factors() {
  FactorTable table;
  table.index.id = "nbi_proxy";
  table.index.name = {"NBI estimado", "Estimated NBI"};
  table.index.factor = FactorRule{};
  table.index.factor->input = "factor";
  table.level = Level::department;
  table.reference = "nbi";
  table.period = "2018";
  table.sources = "Censo ficticio";
  table.rows = {{"05", "Uno", {{Zone::total, {.value = 0.9, .observed = 18, .estimated = 20, .units = 3}}}},
                {"76", "Dos", {{Zone::total, {.value = 0.8}}}},
                {"88", "Tres", {}}};
  table.zones = {Zone::total};
  return table;
}

TEST(CalibrationReport, a_person_reads_how_far_factors_go_and_how_to_use_them) {
  const std::string text = factors_text(two_factors(), "", Language::english);
  EXPECT_TRUE(
      text.starts_with("Estimated NBI: factors of 'nbi' 2018 (Censo ficticio)\n"
                       "total: 2 factors, 0.8000 to 0.9000, median 0.9000\n"
                       "\nTo use them ('period' is the year of the data to be calibrated):\n"
                       "[[table]]\nfile = \"factores.csv\"\n"))
      << text;
  EXPECT_NE(factors_text(two_factors(), "mis.csv", Language::spanish).find("file = \"mis.csv\""), std::string::npos);
}

TEST(CalibrationReport, a_program_reads_factor_by_factor) {
  const std::string json = factors_json(two_factors(), Language::english);
  EXPECT_NE(json.find(R"("municipalities": 3)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("factors": {})"), std::string::npos) << json;
}

}  // namespace
}  // namespace comarca
