// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace comarca {
namespace {

constexpr int kLastYear = 9999;
constexpr int kFebruary = 2;

bool is_leap(int year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in(int year, int month) noexcept {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == kFebruary && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// The number that these digits write, or -1.
int digits(std::string_view text) noexcept {
  int number = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') {
      return -1;
    }
    number = 10 * number + (letter - '0');
  }
  return number;
}

std::chrono::sys_days days_of(const Date& date) noexcept {
  namespace c = std::chrono;
  return c::year(date.year()) / c::month(static_cast<unsigned>(date.month())) /
         c::day(static_cast<unsigned>(date.day()));
}

constexpr int kMostDays = 366 * kLastYear;

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) noexcept {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
    return std::nullopt;
  }
  return of(digits(iso.substr(0, 4)), digits(iso.substr(5, 2)), digits(iso.substr(8)));
}

std::optional<Date> Date::of(int year, int month, int day) noexcept {
  const bool exists = year >= 1 && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
                      day <= days_in(year, month);
  return exists ? std::optional(Date(year, month, day)) : std::nullopt;
}

std::string Date::iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_);
}

std::optional<Date> Date::plus_years(int years) const noexcept {
  if (years < -kLastYear || years > kLastYear) {
    return std::nullopt;
  }
  const int year = year_ + years;
  return of(year, month_, month_ == kFebruary ? std::min(day_, days_in(year, month_)) : day_);
}

std::optional<Date> Date::plus_months(int months) const noexcept {
  constexpr int kMonths = 12;
  if (months < -kMonths * kLastYear || months > kMonths * kLastYear) {
    return std::nullopt;
  }
  const int count = year_ * kMonths + month_ - 1 + months;
  if (count < kMonths || count >= (kLastYear + 1) * kMonths) {
    return std::nullopt;
  }
  const int year = count / kMonths;
  const int month = count % kMonths + 1;
  return of(year, month, std::min(day_, days_in(year, month)));
}

std::optional<Date> Date::plus_days(int days) const noexcept {
  if (days < -kMostDays || days > kMostDays) {
    return std::nullopt;
  }
  const std::chrono::year_month_day moved(days_of(*this) + std::chrono::days(days));
  return of(static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
            static_cast<int>(static_cast<unsigned>(moved.day())));
}

int Date::days_until(const Date& later) const noexcept {
  return static_cast<int>((days_of(later) - days_of(*this)).count());
}

int Date::weekday() const noexcept {
  return static_cast<int>(std::chrono::weekday(days_of(*this)).c_encoding());
}

int Date::years_until(const Date& later) const noexcept {
  if (later < *this) {
    return -later.years_until(*this);
  }
  const int years = later.year_ - year_;
  return *plus_years(years) > later ? years - 1 : years;
}

}  // namespace comarca
