// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/land_classes.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

LandDefinitions national() {
  return Catalog(COMARCA_SOURCE_DIR).get<LandDefinitions>();
}

TEST(LandClasses, words_are_compared_without_accents_or_case) {
  const LandClasses classes = national().classes;
  EXPECT_EQ(classes.classify("SUELO DE EXPANSIÓN URBANA", {}), (LandMeaning{"expansion", ""}));
  EXPECT_EQ(classes.classify("Suburbano", {}), (LandMeaning{"rural", "suburbano"}));
  EXPECT_EQ(classes.classify("protección", {}), (LandMeaning{"", "proteccion"}));
}

TEST(LandClasses, an_unknown_word_is_not_guessed) {
  EXPECT_FALSE(national().classes.classify("Urbanizable no programado", {}).known());
}

TEST(LandClasses, the_projects_own_words_come_first) {
  const std::map<std::string, std::string> own = {{"Zona 3", "rural/proteccion"}, {"Rural", "suburbano"}};
  EXPECT_EQ(national().classes.classify("ZONA 3", own), (LandMeaning{"rural", "proteccion"}));
  EXPECT_EQ(national().classes.classify("rural", own), (LandMeaning{"rural", "suburbano"}));
}

TEST(LandClasses, two_base_classes_at_once_mean_nothing) {
  EXPECT_FALSE(national().classes.meaning("urbano/rural").has_value());
}

TEST(LandDefinitions, layers_of_hazard_use_and_superior_norms_have_words_of_their_own) {
  const LandDefinitions definitions = national();
  EXPECT_EQ(definitions.words_of(LandRole::hazard).classify("ALTO", {}), (LandMeaning{"", "alta"}));
  EXPECT_EQ(definitions.words_of(LandRole::use).classify("Residencial", {}), (LandMeaning{"", "uso-residencial"}));
  EXPECT_EQ(definitions.words_of(LandRole::determinant).classify("Patrimonio", {}),
            (LandMeaning{"", "determinante-patrimonio"}));
  EXPECT_EQ(definitions.words_of(LandRole::category).classify("Protección", {}), (LandMeaning{"", "proteccion"}));
  EXPECT_FALSE(definitions.words_of(LandRole::land_class).classify("Alta", {}).known());
}

struct PlanCase {
  double population;
  PlanRules::Standing standing;
  const char* expected;
};

// POT-TIPO of the worked cases: Ley 388 de 1997, art. 9.
TEST(PlanRules, the_type_of_plan_follows_from_population_and_standing) {
  const PlanRules plans = national().plans;
  using enum PlanRules::Standing;
  for (const PlanCase& plan : {PlanCase{100'001, municipality, "POT"}, PlanCase{100'000, municipality, "PBOT"},
                               PlanCase{30'000, municipality, "PBOT"}, PlanCase{29'999, municipality, "EOT"},
                               PlanCase{25'000, district, "POT"}}) {
    EXPECT_EQ(plans.type_of(plan.population, plan.standing).id, plan.expected) << plan.population;
  }
  EXPECT_EQ(plans.review_years, 12);  // Ley 1551 de 2012, art. 6, num. 9
}

TEST(CompatibilityMatrix, does_not_depend_on_the_order_of_the_sides) {
  const CompatibilityMatrix matrix = national().compatibility;
  EXPECT_EQ(matrix.between("urbano", "rural").verdict, LandVerdict::conflict);
  EXPECT_EQ(matrix.between("rural", "urbano").verdict, LandVerdict::conflict);
  EXPECT_EQ(matrix.between("rural", "rural").verdict, LandVerdict::compatible);
}

TEST(CompatibilityMatrix, a_class_that_is_not_there_is_refused) {
  const auto document = Document::from_text(
      "title = 'x'\nsource = 'x'\nother = 'compatible'\n[[pair]]\na = 'urbano'\nb = 'marciano'\n"
      "verdict = 'conflicto'\nreason = 'x'\n",
      "matriz.toml");
  EXPECT_THROW(static_cast<void>(CompatibilityMatrix::read(document, national().classes)), Error);
}

}  // namespace
}  // namespace comarca
