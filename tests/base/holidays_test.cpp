// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/holidays.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

Date on(const char* iso) {
  return *Date::parse(iso);
}

// Easter Sundays as almanacs print them; 1818 and 2285 are the earliest that there is, 1943 and 2038 the latest.
TEST(Holidays, easter_falls_where_almanacs_say) {
  for (const char* iso : {"1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24",
                          "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2285-03-22"}) {
    EXPECT_EQ(easter(on(iso).year()), on(iso)) << iso;
  }
}

const Holiday kEpiphany{"Reyes", 1, 6, true};
const Holiday kAscension{"Ascensión", 0, 39, true};
const Holiday kGoodFriday{"Viernes santo", 0, -2, false};

// Colombia's calendar of 2024: 8 January, 29 March, 13 May.
TEST(Holidays, those_that_move_are_kept_on_the_monday_that_follows) {
  EXPECT_EQ(kEpiphany.in(2024), on("2024-01-08"));
  EXPECT_EQ(kEpiphany.in(2025), on("2025-01-06"));  // a Monday already
  EXPECT_EQ(kAscension.in(2024), on("2024-05-13"));
  EXPECT_EQ(kGoodFriday.in(2024), on("2024-03-29"));
}

TEST(Holidays, working_days_leave_out_weekends_and_holidays_and_begin_the_day_after) {
  const Holidays holidays({kEpiphany, kGoodFriday}, "Ley 51 de 1983");
  EXPECT_FALSE(holidays.is_working(on("2024-01-08")));
  EXPECT_FALSE(holidays.is_working(on("2024-01-06")));
  EXPECT_EQ(holidays.plus_working_days(on("2024-01-05"), 1), on("2024-01-09"));
  EXPECT_EQ(holidays.plus_working_days(on("2024-01-05"), 10), on("2024-01-22"));
  EXPECT_EQ(holidays.plus_working_days(on("2024-01-05"), 0), on("2024-01-05"));
}

TEST(Holidays, months_end_with_the_month_where_it_is_shorter) {
  EXPECT_EQ(on("2024-01-31").plus_months(1), on("2024-02-29"));
  EXPECT_EQ(on("2024-11-30").plus_months(3), on("2025-02-28"));
  EXPECT_EQ(on("2024-03-15").plus_months(-3), on("2023-12-15"));
  EXPECT_EQ(on("2024-02-28").plus_days(2), on("2024-03-01"));
  EXPECT_EQ(on("2024-03-01").days_until(on("2024-03-31")), 30);
  EXPECT_EQ(on("2024-03-31").weekday(), 0);
  EXPECT_FALSE(Date::of(9999, 12, 31)->plus_days(1));
}

}  // namespace
}  // namespace comarca
