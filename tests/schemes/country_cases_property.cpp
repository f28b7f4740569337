// SPDX-License-Identifier: Apache-2.0
// Real and invented schemes of Colombia with the verdict that the law and the map of municipalities give: adjacency
// computed on DANE's MGN 2018, memberships from the acts and press that layers/schemes/registro.toml cites.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/schemes/category.hpp"
#include "comarca/schemes/connection.hpp"
#include "comarca/schemes/remedies.hpp"
#include "comarca/schemes/search.hpp"
#include "comarca/schemes/vintages.hpp"
#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::kLawDate;
using testing::proposal;
using testing::scheme_catalog;

/// Colombia by the MGN of 2025, read once; null without the real data.
const SchemeMap* colombia() {
  static const std::unique_ptr<SchemeMap> kMap = []() -> std::unique_ptr<SchemeMap> {
    const char* folder = std::getenv("COMARCA_REALDATA");
    const auto file = std::filesystem::path(folder == nullptr ? "" : folder) / "boundaries/mgn2025_municipios.topojson";
    if (folder == nullptr || !std::filesystem::exists(file)) {
      return nullptr;
    }
    Progress silent;
    return std::make_unique<SchemeMap>(open_scheme_source(file, Catalog(COMARCA_SOURCE_DIR), silent).input,
                                       scheme_catalog());
  }();
  return kMap.get();
}

class Country : public ::testing::Test {
 protected:
  void SetUp() override {
    if (colombia() == nullptr) {
      GTEST_SKIP() << "set COMARCA_REALDATA to the folder with the real data";
    }
  }

  static Verdict judge(const char* form, const char* members) {
    return Judge(scheme_catalog(), *colombia()).judge(proposal(form, split(members, ' ')), kLawDate);
  }
};

struct Case {
  const char* id;
  const char* legal_form;
  const char* members;
  Outcome on_the_map;
};

constexpr Outcome kGood = Outcome::complies;
constexpr Outcome kWarn = Outcome::complies_with_warnings;
constexpr Outcome kBad = Outcome::does_not_comply;

const Case kCases[] = {
    {"AM Valle de Aburrá", "AM", "05001 05088 05079 05212 05380 05308 05360 05129 05631 05266", kGood},
    {"AM Bucaramanga", "AM", "68001 68276 68307 68547", kGood},
    {"AM Barranquilla", "AM", "08001 08758 08433 08573 08296", kGood},
    {"AM Cúcuta", "AM", "54001 54874 54405 54261 54673 54553", kGood},
    {"AM Centro Occidente", "AM", "66001 66170 66400", kGood},
    {"AM Valledupar", "AM", "20001 20013 20621 20443 20750", kGood},
    {"AMSO, proposal of seven", "AM", "76001 76364 76520 76130 76233 19573 19845", kGood},
    {"AMSO, approved", "AM", "76001 76364 19573", kGood},
    {"PAP Cartama", "PAP", "05145 05282 05368 05390 05467 05576 05679 05789 05792 05856 05861", kGood},
    {"PAP Bioenergética", "PAP", "05040 05038 05107 05134 05150 05310 05315 05361 05658 05647 05819 05854 05887",
     kGood},
    {"PAP Río Grande", "PAP", "05086 05237 05264 05664 05686", kGood},
    {"PAP Turística", "PAP", "05113 05240 05306 05347 05501 05628 05656 05042", kGood},
    {"PAP Agroindustrial", "PAP", "05004 05138 05234 05284 05543 05842", kGood},
    {"Bucaramanga and Piedecuesta do not touch", "PAP", "68001 68547", kBad},
    {"they connect through Girón", "PAP", "68001 68307 68547", kGood},
    {"two departments", "PAP", "76364 19573", kBad},
    {"Cartago is isolated", "PAP", "76001 76109 76147", kBad},
    {"an association needs no contiguity", "ASOC_MUN", "76001 76109 76147", kGood},
    {"Bogotá and its conurbation are excluded", "AM", "11001 25754", kBad},
    {"Antioquia and Nariño are far apart", "RAP", "05 52", kBad},
    {"Antioquia and Sucre do not touch", "RAP", "05 70", kBad},
    {"they connect through Córdoba", "RAP", "05 23 70", kGood},
    {"one department is too few", "RAP", "76", kBad},
    {"Casanare does not touch Cundinamarca", "RAP-E", "11 25 85", kBad},
    {"all touch Cundinamarca", "RAP-E", "11 25 15 50 73 41", kGood},
    {"San Andrés by insular proximity", "RAP", "08 13 20 23 44 47 70 88", kWarn},
    {"Villamaría meets Pereira in a point", "AM", "66001 66170 66400 17873", kWarn},
    {"one municipality is too few", "PAP", "05001", kBad},
    {"two districts", "ASOC_DIST", "76109 68081", kGood},
    {"Cartago is no district", "ASOC_DIST", "76109 76147", kBad},
};

TEST_F(Country, every_published_case_gets_its_verdict) {
  for (const Case& one : kCases) {
    const Verdict verdict = judge(one.legal_form, one.members);
    EXPECT_EQ(verdict.map_outcome, one.on_the_map) << one.id;
    EXPECT_EQ(verdict.outcome, one.on_the_map == kBad ? kBad : Outcome::pending_documents) << one.id;
  }
}

TEST_F(Country, san_andres_is_refused_without_the_proximity_the_law_gives) {
  const auto members = std::vector<std::string>{"08", "13", "88"};
  std::vector<std::uint32_t> units;
  for (const std::string& code : members) {
    units.push_back(*colombia()->find(code));
  }
  EXPECT_EQ(connection_of(*colombia(), units, {}).pieces.size(), 2U);
  EXPECT_EQ(judge("RAP", "08 13 88").map_outcome, kWarn);
}

TEST_F(Country, bogota_is_a_department_with_the_borders_of_its_municipality) {
  const auto capital_m = [](const char* a, const char* b) {
    return colombia()->graph().border(*colombia()->find(a), *colombia()->find(b));
  };
  ASSERT_NE(capital_m("11", "25"), nullptr);
  EXPECT_EQ(capital_m("11", "68"), nullptr);
}

TEST_F(Country, the_pieces_of_an_association_are_joined_by_floridablanca_or_giron) {
  const Judge judge(scheme_catalog(), *colombia());
  const auto asked = proposal("PAP", {"68001", "68547"});
  const auto remedies = find_remedies(judge, asked, judge.judge(asked, kLawDate));
  ASSERT_TRUE(remedies.join);
  ASSERT_EQ(remedies.join->members.size(), 1U);
  // Floridablanca (68276) and Girón (68307) both touch the two.
  EXPECT_TRUE(remedies.join->members[0] == "68276" || remedies.join->members[0] == "68307");
}

TEST_F(Country, what_a_search_lists_passes_the_judge) {
  const Judge judge(scheme_catalog(), *colombia());
  SearchRequest request;
  request.legal_form = "PAP";
  request.around = "05145";
  request.least = 3;
  request.most = 5;
  const auto result = search_schemes(judge, request, kLawDate);
  ASSERT_EQ(result.best.size(), 10U);
  for (const Suggestion& one : result.best) {
    EXPECT_EQ(judge.judge(proposal("PAP", one.members), kLawDate).map_outcome, one.map_outcome);
    EXPECT_NE(std::ranges::find(one.members, "05145"), one.members.end());
  }
}

TEST_F(Country, every_known_scheme_can_be_judged_on_this_vintage) {
  const Judge judge(scheme_catalog(), *colombia());
  for (const SchemeStanding& one : judge_schemes(judge, scheme_catalog().registry, kLawDate)) {
    ASSERT_TRUE(one.verdict) << one.scheme->id << one.problem.es;
    EXPECT_NE(one.verdict->map_outcome, kBad) << one.scheme->id;
  }
}

// Ley 1625 of 2013, art. 8-e; rolls as published for the consultation of 24 November 2024 (caracol.com.co).
TEST(Consultation, five_per_cent_of_the_roll_is_rounded_up) {
  EXPECT_EQ(least_turnout(1838101, 5), 91906);
  EXPECT_EQ(least_turnout(286515, 5), 14326);
  EXPECT_EQ(least_turnout(121227, 5), 6062);
  EXPECT_EQ(least_turnout(81284, 5), 4065);
  EXPECT_EQ(least_turnout(100, 5), 5);
}

TEST(Consultation, cali_joined_and_palmira_did_not) {
  // 106,449 in favour were 87.82 % (vocescolombia.com): about 121,213 votes.
  EXPECT_EQ(consultation_result({"76001", 1838101, 106449, 14764, {}}, 5), Consultation::approved);
  // 93.47 % against, with the least turnout met.
  EXPECT_EQ(consultation_result({"76520", 286515, 653, 9347, 14326}, 5), Consultation::majority_against);
  EXPECT_EQ(consultation_result({"76520", 286515, 9000, 100, 14325}, 5), Consultation::too_few_voters);
}

// Ley 617 of 2000, art. 2 and its first paragraph.
TEST(Category, the_income_decides_where_it_disagrees_with_the_population) {
  EXPECT_EQ(category_of(scheme_catalog().categories, {120000, 60000}, kLawDate), "2");
  EXPECT_EQ(category_of(scheme_catalog().categories, {600000, 500000}, kLawDate), "ESP");
  EXPECT_EQ(category_of(scheme_catalog().categories, {120000, {}}, kLawDate), "1");
  EXPECT_EQ(category_of(scheme_catalog().categories, {}, kLawDate), "");
}

}  // namespace
}  // namespace comarca
