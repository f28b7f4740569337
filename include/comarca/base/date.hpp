// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace comarca {

/// A day of the Gregorian calendar, in the years 1 to 9999. There is no empty date and none that the calendar lacks:
/// what may be absent is a std::optional<Date>.
class Date {
 public:
  /// The day that "yyyy-mm-dd" names; nothing for another form or a day that does not exist (2023-02-30).
  [[nodiscard]] static std::optional<Date> parse(std::string_view iso) noexcept;
  [[nodiscard]] static std::optional<Date> of(int year, int month, int day) noexcept;

  [[nodiscard]] int year() const noexcept { return year_; }
  [[nodiscard]] int month() const noexcept { return month_; }
  [[nodiscard]] int day() const noexcept { return day_; }
  /// "yyyy-mm-dd": its order as text is the order of the days.
  [[nodiscard]] std::string iso() const;

  /// The same day of another year; of 29 February, the last of the month where that year lacks it (as terms in years
  /// end by article 67 of Colombia's Civil Code). Nothing beyond the years that a date may have.
  [[nodiscard]] std::optional<Date> plus_years(int years) const noexcept;
  /// The same day of another month, or the last of a shorter one (the same article).
  [[nodiscard]] std::optional<Date> plus_months(int months) const noexcept;
  [[nodiscard]] std::optional<Date> plus_days(int days) const noexcept;
  [[nodiscard]] int days_until(const Date& later) const noexcept;
  /// 0 on Sunday, 6 on Saturday.
  [[nodiscard]] int weekday() const noexcept;
  /// Whole years that have passed on a later day; negative for an earlier one.
  [[nodiscard]] int years_until(const Date& later) const noexcept;

  auto operator<=>(const Date&) const = default;

 private:
  Date(int year, int month, int day) noexcept : year_(year), month_(month), day_(day) {}

  int year_ = 1;
  int month_ = 1;
  int day_ = 1;
};

}  // namespace comarca
