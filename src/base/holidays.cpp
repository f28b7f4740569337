// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/holidays.hpp"

#include <algorithm>

namespace comarca {
namespace {

constexpr int kMonday = 1;
constexpr int kSaturday = 6;
constexpr int kWeek = 7;

}  // namespace

// The "anonymous Gregorian" algorithm (Nature, 20 April 1876), as in Meeus, Astronomical Algorithms, chapter 8.
std::optional<Date> easter(int year) noexcept {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Date::of(year, n / 31, n % 31 + 1);
}

std::optional<Date> Holiday::in(int year) const noexcept {
  std::optional<Date> date;
  if (month > 0) {
    date = Date::of(year, month, day);
  } else if (const auto sunday = easter(year)) {
    date = sunday->plus_days(day);
  }
  if (date && moves_to_monday) {
    date = date->plus_days((kMonday - date->weekday() + kWeek) % kWeek);
  }
  return date;
}

bool Holidays::is_working(const Date& day) const {
  return day.weekday() != 0 && day.weekday() != kSaturday &&
         std::ranges::none_of(list_, [&](const Holiday& holiday) { return holiday.in(day.year()) == day; });
}

std::optional<Date> Holidays::plus_working_days(const Date& day, int count) const {
  std::optional<Date> reached = day;
  while (count > 0 && (reached = reached->plus_days(1))) {
    count -= is_working(*reached) ? 1 : 0;
  }
  return reached;
}

}  // namespace comarca
