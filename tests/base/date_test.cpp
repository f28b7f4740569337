// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/date.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

Date day(std::string_view iso) {
  return Date::parse(iso).value();
}

TEST(Dates, a_day_of_the_calendar_is_read_and_written_as_it_was) {
  for (const char* const iso : {"2024-12-31", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"}) {
    ASSERT_TRUE(Date::parse(iso)) << iso;
    EXPECT_EQ(Date::parse(iso)->iso(), iso);
  }
  EXPECT_EQ(day("2024-11-05").year(), 2024);
  EXPECT_EQ(day("2024-11-05").month(), 11);
  EXPECT_EQ(day("2024-11-05").day(), 5);
}

TEST(Dates, a_day_that_does_not_exist_is_no_date) {
  for (const char* const iso : {"2023-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10",
                                "2024-01-00", "2024-01-32", "0000-01-01"}) {
    EXPECT_FALSE(Date::parse(iso)) << iso;
  }
}

TEST(Dates, another_form_is_no_date) {
  for (const char* const text : {"", "abcd-xx-99", "2024-1-01", "24-01-01", "2024/01/01", "2024-01-01T00:00:00Z",
                                 " 2024-01-01", "2024-01-01 ", "+024-01-01", "2024-01--1", "20240101"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Dates, order_is_that_of_the_days) {
  EXPECT_LT(day("2023-12-31"), day("2024-01-01"));
  EXPECT_LT(day("2024-01-31"), day("2024-02-01"));
  EXPECT_EQ(day("2024-02-01"), day("2024-02-01"));
}

TEST(Dates, years_pass_on_the_anniversary_and_not_the_day_before) {
  EXPECT_EQ(day("2012-06-15").years_until(day("2024-06-14")), 11);
  EXPECT_EQ(day("2012-06-15").years_until(day("2024-06-15")), 12);
  EXPECT_EQ(day("2012-06-15").years_until(day("2012-06-15")), 0);
  EXPECT_EQ(day("2024-06-14").years_until(day("2012-06-15")), -11);
}

// Código Civil, art. 67: a term in years that begins on a day its last month lacks ends with that month.
TEST(Dates, a_term_from_29_february_ends_with_the_month_where_the_year_is_common) {
  EXPECT_EQ(day("2020-02-29").plus_years(1)->iso(), "2021-02-28");
  EXPECT_EQ(day("2020-02-29").plus_years(4)->iso(), "2024-02-29");
  EXPECT_EQ(day("2020-02-29").years_until(day("2021-02-27")), 0);
  EXPECT_EQ(day("2020-02-29").years_until(day("2021-02-28")), 1);
  EXPECT_FALSE(day("9999-01-01").plus_years(1));
}

}  // namespace
}  // namespace comarca
