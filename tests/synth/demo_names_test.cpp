// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "synth/support/territories.hpp"

namespace comarca {
namespace {

TEST(PlaceNames, enough_for_a_department_and_all_different) {
  const auto& names = shipped_names();
  EXPECT_GE(names.municipalities.size(), 999U);
  EXPECT_EQ(std::set(names.municipalities.begin(), names.municipalities.end()).size(), names.municipalities.size());
  EXPECT_EQ(names.department_codes.front(), "96");
}

TEST(PlaceNames, department_codes_are_not_those_of_the_33_real_departments) {
  // DIVIPOLA, March 2024.
  const std::set<std::string> real{"05", "08", "11", "13", "15", "17", "18", "19", "20", "23", "25",
                                   "27", "41", "44", "47", "50", "52", "54", "63", "66", "68", "70",
                                   "73", "76", "81", "85", "86", "88", "91", "94", "95", "97", "99"};
  ASSERT_EQ(real.size(), 33U);
  std::set<std::string> codes;
  for (const auto& code : shipped_names().department_codes) {
    EXPECT_FALSE(real.contains(code) || code == "00") << code;
    EXPECT_TRUE(codes.insert(code).second) << code;
    EXPECT_EQ(code.size(), 2U);
  }
  EXPECT_GE(codes.size(), 61U);  // 60,000 units
}

TEST(PlaceNames, no_name_is_that_of_a_real_municipality) {
  const char* real_data = std::getenv("COMARCA_REALDATA");
  if (real_data == nullptr) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set: the official list of municipalities is not at hand";
  }
  std::ifstream file(std::filesystem::path(real_data) / "tables/poblacion_2024.txt");
  if (!file) {
    GTEST_SKIP() << "COMARCA_REALDATA holds no tables/poblacion_2024.txt";
  }
  std::set<std::string> real;
  for (std::string line; std::getline(file, line);) {
    const auto cells = split(line, '|');
    real.insert(folded(cells[1]));  // departments
    real.insert(folded(cells[2]));
  }
  ASSERT_GT(real.size(), 1'000U);
  const auto& names = shipped_names();
  for (const auto* list : {&names.municipalities, &names.departments}) {
    for (const auto& name : *list) {
      EXPECT_FALSE(real.contains(folded(name))) << name;
    }
  }
}

TEST(Dirt, words_combine_and_a_misspelt_one_is_refused_with_the_nearest) {
  EXPECT_EQ(dirt_from_list(""), Dirt::none);
  EXPECT_EQ(dirt_from_list("slivers, extra-vertices"), Dirt::slivers | Dirt::extra_vertices);
  try {
    (void)dirt_from_list("sliver");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_EQ(error.remedy(), "Did you mean 'slivers'?");
  }
}

TEST(DemoTerritory, too_few_and_too_many_units_are_refused) {
  EXPECT_THROW((void)territory_of({.units = 11}), Error);
  EXPECT_THROW((void)territory_of({.units = 60'001}), Error);
}

TEST(DemoTerritory, more_than_999_units_are_several_departments) {
  const auto territory = territory_of({.units = 1'500, .vertices = 20'000, .ellipsoid = EllipsoidalTruth::skip});
  EXPECT_EQ(territory.departments.size(), 2U);
  std::set<std::string> codes;
  for (const auto& unit : territory.units) {
    EXPECT_EQ(unit.code.substr(0, 2), territory.departments[unit.department].code);
    EXPECT_TRUE(codes.insert(unit.code).second);
  }
}

}  // namespace
}  // namespace comarca
