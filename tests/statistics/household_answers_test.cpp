// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/household_answers.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

constexpr const char* kVocabulary =
    "[variable.piso]\nrecord = 'hogar'\nwords = ['tierra', 'firme']\ntext = 'piso'\n"
    "[variable.agua]\nrecord = 'hogar'\nwords = ['rio', 'red']\ntext = 'agua'\n"
    "[variable.luz]\nrecord = 'hogar'\nwords = ['si', 'no']\ntext = 'luz'\n";
constexpr const char* kSource =
    "id = 's'\nname = 's'\nvintage = '1'\nperiod = '1'\n[unit]\ncolumns = ['u']\nwidths = [1]\n"
    "[[record]]\nid = 'hogar'\nkey = ['id']\n[record.variables]\n"
    "piso = { column = 'piso', words = { tierra = 1, firme = 2 }, unknown = 9 }\n"
    "agua = { column = 'agua', words = { rio = 1, red = 2 }, unknown = 9 }\n";
constexpr const char* kWeight = "[weight]\ncolumn = 'w'\nrecord = 'hogar'\n";
constexpr const char* kRows =
    "1,1,1,1,0.5\n1,2,2,2,1.25\n2,3,2,2,0.25\n1,4,9,2,3\n2,5,1,1,1\n1,6,9,9,1\n"
    ",7,1,1,1\n"    // no unit
    "1,8,2,1,0\n";  // no valid weight

const Vocabulary& vocabulary() {
  static const Vocabulary kWords = read_vocabulary(Document::from_text(kVocabulary, "v"));
  return kWords;
}

MicrodataSource source(const std::string& more = "") {
  return read_microdata_source(Document::from_text(kSource + more, "s"), vocabulary());
}

MicrodataFiles file(const std::string& name, const std::string& rows) {
  const auto path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path, std::ios::binary) << "u,id,piso,agua,w\n" << rows;
  return {{{Record::household, {path}}}};
}

/// Whether the floor is firm and whether the water comes by pipe, 1 or 0.
Questions questions() {
  Questions asked{.recipe = {.id = "i"}, .names = {"p", "a"}};
  asked.recipe.household = {{"p", parse_expression("if(known(piso), yes(piso = 'firme'), piso)")},
                            {"a", parse_expression("if(known(agua), yes(agua = 'red'), agua)")}};
  return asked;
}

TEST(HouseholdAnswers, every_combination_is_counted_once_and_unknown_is_nothing) {
  const auto counted = count_answers({source(), vocabulary(), file("answers.csv", kRows)}, questions());
  const std::vector<AnswerPattern> expected = {{{std::nullopt, std::nullopt}, 1'000'000, 1},
                                               {{std::nullopt, 1}, 1'000'000, 1},
                                               {{0, 0}, 2'000'000, 2},
                                               {{1, 0}, 1'000'000, 1},
                                               {{1, 1}, 2'000'000, 2}};
  EXPECT_EQ(counted.counts, counts_of(expected));
}

TEST(HouseholdAnswers, weights_add_up_in_millionths_and_households_without_one_are_left_out) {
  const auto counted = count_answers({source(kWeight), vocabulary(), file("weighted.csv", kRows)}, questions());
  const std::vector<AnswerPattern> expected = {{{std::nullopt, std::nullopt}, 1'000'000, 1},
                                               {{std::nullopt, 1}, 3'000'000, 1},
                                               {{0, 0}, 1'500'000, 2},
                                               {{1, 1}, 1'500'000, 2}};
  EXPECT_EQ(counted.counts, counts_of(expected));
  ASSERT_EQ(counted.findings.list().size(), 1U);  // the weight of household 8
}

TEST(HouseholdAnswers, files_counted_apart_and_merged_are_the_files_together) {
  const std::string rows = kRows;
  const auto whole = count_answers({source(), vocabulary(), file("whole.csv", rows)}, questions());
  const auto middle = rows.find("1,4");
  auto counts = count_answers({source(), vocabulary(), file("b.csv", rows.substr(middle))}, questions()).counts;
  counts.add(count_answers({source(), vocabulary(), file("a.csv", rows.substr(0, middle))}, questions()).counts);
  EXPECT_EQ(counts, whole.counts);
}

TEST(HouseholdAnswers, an_undeclared_code_is_unknown_and_a_finding) {
  const auto counted = count_answers({source(), vocabulary(), file("undeclared.csv", "1,1,7,2,1\n")}, questions());
  EXPECT_EQ(counted.counts, counts_of({{{std::nullopt, 1}, 1'000'000, 1}}));
  EXPECT_FALSE(counted.findings.empty());
}

TEST(HouseholdAnswers, what_the_files_do_not_have_is_named) {
  Questions asked = questions();
  asked.names.emplace_back("l");
  asked.recipe.household.push_back({"l", parse_expression("yes(luz = 'si')")});
  try {
    (void)count_answers({source(), vocabulary(), file("absent.csv", kRows)}, asked);
    FAIL() << "counted without the variable";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("do not have luz"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace comarca
