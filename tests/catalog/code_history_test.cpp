// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/code_history.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {
namespace {

CodeHistory shipped() {
  return CodeHistory::read(
      Document::from_file(std::filesystem::path(COMARCA_SOURCE_DIR) / "layers/sources/divipola_cambios.toml"));
}

Vintage vintage(std::string label, const std::vector<std::pair<std::string, std::string>>& units) {
  Vintage made{std::move(label), {}};
  for (const auto& [code, name] : units) {
    made.names.emplace(UnitCode(code), name);
  }
  return made;
}

const Vintage kBefore = vintage("MGN 2018", {{"27615", "RIOSUCIO"},
                                             {"94343", "BARRANCOMINAS"},
                                             {"94663", "MAPIRIPANA (ANM)"},
                                             {"05237", "DON MATÍAS"},
                                             {"05615", "RIONEGRO"}});
const Vintage kAfter = vintage("DIVIPOLA 2024", {{"27615", "Riosucio"},
                                                 {"27493", "NUEVO BELÉN DE BAJIRÁ *"},
                                                 {"94343", "Barrancominas"},
                                                 {"05237", "DONMATÍAS"},
                                                 {"68615", "RIONEGRO"}});

TEST(CodeHistory, every_change_says_where_it_comes_from) {
  const CodeHistory history = shipped();
  EXPECT_GT(history.changes().size(), 100U);
  for (const auto& change : history.changes()) {
    EXPECT_EQ(change.code.text().size(), 5U);
    EXPECT_FALSE(change.source.empty()) << change.code.text();
    EXPECT_TRUE(change.confidence != Confidence::published || !change.act.empty()) << change.code.text();
  }
}

TEST(CodeHistory, a_change_on_a_day_that_does_not_exist_is_refused) {
  const auto file = std::filesystem::path(testing::TempDir()) / "comarca_cambios.toml";
  std::ofstream(file) << R"(
[[changes]]
event = "removed"
source = "x"
confidence = "published"
units = [{ code = "94663", name = "Mapiripana", date = "2023-02-30", into = ["94343"] }]
)";
  try {
    static_cast<void>(CodeHistory::read(Document::from_file(file)));
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "'2023-02-30' is neither a year nor a day");
  }
  std::filesystem::remove(file);
}

TEST(Vintages, a_municipality_split_from_another_is_explained_by_its_act) {
  const auto joined = join_vintages(kBefore, kAfter, shipped());
  ASSERT_EQ(joined.appeared.size(), 2U);
  EXPECT_EQ(joined.appeared[0].code.text(), "27493");
  EXPECT_EQ(joined.appeared[0].counterparts, (std::vector<UnitCode>{UnitCode("27615")}));
  EXPECT_NE(joined.appeared[0].explanation.es.find("Ordenanza 180"), std::string::npos);
}

TEST(Vintages, a_code_that_went_into_another_names_it) {
  const auto joined = join_vintages(kBefore, kAfter, shipped());
  ASSERT_EQ(joined.disappeared.size(), 2U);
  EXPECT_EQ(joined.disappeared[1].code.text(), "94663");
  EXPECT_EQ(joined.disappeared[1].counterparts, (std::vector<UnitCode>{UnitCode("94343")}));
  EXPECT_NE(joined.disappeared[1].explanation.en.find("became 94343"), std::string::npos);
}

TEST(Vintages, units_of_one_name_and_different_codes_are_never_joined) {
  const auto joined = join_vintages(kBefore, kAfter, shipped());
  EXPECT_EQ(std::ranges::count(joined.common, UnitCode("05615")), 0);
  EXPECT_EQ(joined.disappeared[0].code.text(), "05615");
  EXPECT_FALSE(joined.disappeared[0].known);
}

TEST(Vintages, a_new_name_is_reported_and_a_new_spelling_in_capitals_is_not) {
  const auto joined = join_vintages(kBefore, kAfter, shipped());
  ASSERT_EQ(joined.renamed.size(), 1U);
  EXPECT_EQ(joined.renamed[0].code.text(), "05237");
}

TEST(Vintages, every_change_becomes_a_finding) {
  const auto joined = join_vintages(kBefore, kAfter, shipped());
  const Findings findings = joined.findings(kBefore, kAfter);
  EXPECT_EQ(findings.count(Severity::warning), 4U);
  EXPECT_EQ(findings.count(Severity::info), 1U);
}

TEST(Vintages, a_vintage_joined_with_itself_changes_nothing) {
  const auto joined = join_vintages(kBefore, kBefore, shipped());
  EXPECT_EQ(joined.common.size(), kBefore.names.size());
  EXPECT_TRUE(joined.findings(kBefore, kBefore).empty());
}

}  // namespace
}  // namespace comarca
