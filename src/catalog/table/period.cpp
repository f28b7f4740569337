// SPDX-License-Identifier: Apache-2.0
#include "catalog/table/period.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

#include "comarca/base/date.hpp"
#include "comarca/base/text.hpp"

namespace comarca::catalog {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2200;

std::optional<int> plausible(int year) {
  return year >= kFirstYear && year <= kLastYear ? std::optional(year) : std::nullopt;
}

std::optional<int> from_nanoseconds(std::string_view cell) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
  if (error != std::errc() || end != cell.data() + cell.size()) {
    return std::nullopt;
  }
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::nanoseconds(count));
  return plausible(static_cast<int>(std::chrono::year_month_day(std::chrono::sys_days(days)).year()));
}

}  // namespace

std::optional<int> parse_year(std::string_view cell, PeriodForm form) {
  cell = trim(cell);
  if (form == PeriodForm::epoch_nanoseconds) {
    return from_nanoseconds(cell);
  }
  int year = 0;
  const char* const last = cell.data() + cell.size();
  const auto [end, error] = std::from_chars(cell.data(), last, year);
  if (error != std::errc()) {
    return std::nullopt;
  }
  const std::string_view rest(end, static_cast<std::size_t>(last - end));
  const bool zero_fraction = rest.starts_with('.') && rest.find_first_not_of('0', 1) == std::string_view::npos;
  constexpr std::size_t kIsoDay = 10;  // a time may follow
  const bool date = rest.starts_with('-') && Date::parse(cell.substr(0, kIsoDay)).has_value();
  return rest.empty() || zero_fraction || date ? plausible(year) : std::nullopt;
}

}  // namespace comarca::catalog
