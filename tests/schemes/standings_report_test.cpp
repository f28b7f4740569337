// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/standings_report.hpp"

#include <array>

#include <gtest/gtest.h>

#include "comarca/schemes/catalog_report.hpp"
#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::drawn_country;
using testing::kLawDate;
using testing::proposal;
using testing::scheme_catalog;

SchemeProposal named(const std::string& id, std::vector<std::string> members) {
  SchemeProposal scheme = proposal("PAP", std::move(members));
  scheme.id = id;
  scheme.name = id;
  scheme.confidence = "verificada";
  return scheme;
}

std::vector<SchemeStanding> standings_on(const SchemeMap& map, std::span<const SchemeProposal> schemes) {
  return judge_schemes(Judge(scheme_catalog(), map), schemes, kLawDate);
}

TEST(StandingsReport, a_line_for_each_scheme_with_why_it_is_not_met_and_the_counts) {
  const auto map = drawn_country({"A.B"});
  const std::array schemes = {named("apartados", {"90001", "90002"}), named("lejano", {"90001", "90009"})};
  const std::string text = standings_text(standings_on(map, schemes), Language::english);
  EXPECT_TRUE(text.starts_with("Scheme                     Form     On the map "));
  EXPECT_NE(text.find("\napartados                  PAP      Does not comply"), std::string::npos) << text;
  EXPECT_NE(text.find("\nlejano                     PAP      Undetermined               Undetermined               "
                      "verificada\n    the boundaries lack 90009\n"),
            std::string::npos)
      << text;
  EXPECT_TRUE(text.ends_with("\nSchemes: 2; refused: 1 (on the map: 1); undetermined: 1")) << text;
}

TEST(StandingsReport, documents_that_nobody_declared_are_not_told_of_a_scheme_in_being) {
  const auto map = drawn_country({"AB"});
  const std::array schemes = {named("juntos", {"90001", "90002"})};
  const std::string text = standings_text(standings_on(map, schemes), Language::spanish);
  EXPECT_EQ(text.find("\n    "), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("Esquemas: 1; no cumplen: 0 (en el mapa: 0); indeterminados: 0")) << text;
}

TEST(StandingsReport, a_program_reads_the_words_of_files_and_the_problem_of_what_cannot_be_judged) {
  const auto map = drawn_country({"AB"});
  const std::array schemes = {named("juntos", {"90001", "90002"}), named("lejano", {"90009"})};
  EXPECT_EQ(standings_json(standings_on(map, schemes), Language::spanish), R"([
  {
    "id": "juntos",
    "name": "juntos",
    "figure": "PAP",
    "confidence": "verificada",
    "state": "",
    "outcome": "pendiente_de_documentos",
    "map_outcome": "cumple"
  },
  {
    "id": "lejano",
    "name": "lejano",
    "figure": "PAP",
    "confidence": "verificada",
    "state": "",
    "outcome": "indeterminado",
    "problem": "los límites no tienen 90009"
  }
])");
}

/// Two towns that a later vintage no longer has beside each other.
std::vector<SchemeChange> parted(const SchemeMap& before, const SchemeMap& after,
                                 std::span<const SchemeProposal> schemes) {
  return compare_vintages({before, standings_on(before, schemes)}, {after, standings_on(after, schemes)});
}

TEST(StandingsReport, a_change_tells_both_verdicts_and_the_borders_that_came_or_went) {
  const auto before = drawn_country({"AB"});
  const auto after = drawn_country({"A.B"});
  const std::array schemes = {named("pareja", {"90001", "90002"})};
  const auto changes = parted(before, after, schemes);
  EXPECT_EQ(changes_text(changes, Language::english),
            "pareja (pareja): the verdict of the map was \"Complies\" and now is \"Does not comply\". "
            "They no longer touch: 90001–90002 (1.0 km).\n1 of 1 schemes changed.");
  const std::string json = changes_json(changes);
  EXPECT_NE(json.find(R"("before": "cumple",)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("after": "no_cumple",)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("changed": true)"), std::string::npos) << json;
}

TEST(StandingsReport, what_did_not_change_is_counted_and_no_more) {
  const auto map = drawn_country({"AB"});
  const std::array schemes = {named("pareja", {"90001", "90002"})};
  EXPECT_EQ(changes_text(parted(map, map, schemes), Language::spanish), "Cambiaron 0 de 1 esquemas.");
}

TEST(CatalogReport, the_counts_are_in_the_language_asked) {
  SchemeCatalog catalog;
  catalog.legal_forms.push_back(scheme_catalog().legal_form("PAP"));
  EXPECT_TRUE(catalog_text(catalog, Language::english).ends_with("\n\n1 legal forms, 0 schemes"));
  EXPECT_TRUE(catalog_text(catalog, Language::spanish).ends_with("\n\n1 figuras, 0 esquemas"));
}

TEST(CatalogReport, a_program_reads_every_rule_under_the_keys_it_always_had) {
  SchemeCatalog catalog;
  catalog.legal_forms.push_back(scheme_catalog().legal_form("PAP"));
  catalog.registry.push_back(named("juntos", {"90001"}));
  const std::string json = catalog_json(catalog, Language::english);
  EXPECT_TRUE(json.starts_with("{\n  \"figures\": [\n    {\n      \"id\": \"PAP\",")) << json;
  EXPECT_NE(json.find(R"("article": "Ley 1454 de 2011, art. 16",)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("figure": "PAP",)"), std::string::npos) << json;
}

}  // namespace
}  // namespace comarca
