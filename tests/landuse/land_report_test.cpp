// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/land_report.hpp"

#include <array>

#include <gtest/gtest.h>

namespace comarca {
namespace {

const std::array<std::string, 2> kCodes = {"05001", "05002"};

TEST(LandReport, a_line_for_each_class_with_hectares_and_its_share_of_the_unit) {
  LandAccount account;
  account.areas = {{.unit = 0, .land = "", .area_m2 = 12'345}, {.unit = 1, .land = "", .area_m2 = 50'000}};
  account.identities = {{.unit_m2 = 24'690}, {.unit_m2 = 200'000}};
  EXPECT_EQ(land_areas_text(account, {}, kCodes, Language::spanish),
            "05001\tsin clase\t1.2345 ha\t50.000 %\n05002\tsin clase\t5.0000 ha\t25.000 %\n");
  EXPECT_TRUE(land_areas_text(account, {}, kCodes, Language::english).starts_with("05001\tno class\t"));
}

TEST(LandReport, a_border_that_no_plan_could_judge_is_not_told) {
  const std::array<Border, 2> borders = {Border{.a = 0, .b = 1}, Border{.a = 0, .b = 1}};
  Articulation articulation;
  articulation.by_border = {{.length_m = 900}, {.length_m = 900, .judged_m = 400, .conflict_m = 100}};
  EXPECT_EQ(articulation_text(articulation, borders, kCodes, Language::english),
            "05001\t05002\t400 m\tin conflict 25.00 %\n");
  EXPECT_EQ(articulation_text(articulation, borders, kCodes, Language::spanish),
            "05001\t05002\t400 m\ten conflicto 25.00 %\n");
}

}  // namespace
}  // namespace comarca
