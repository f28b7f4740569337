// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comarca/base/date.hpp"

namespace comarca {

/// Easter Sunday of the Gregorian calendar, in the years 1583 to 9999.
[[nodiscard]] std::optional<Date> easter(int year) noexcept;

/// A day of rest of every year: of a month, or so many days after Easter; perhaps kept on the Monday that follows.
struct Holiday {
  std::string name;
  int month = 0;  ///< 0: counted from Easter
  int day = 0;    ///< of the month, or days after Easter Sunday (negative before)
  bool moves_to_monday = false;

  [[nodiscard]] std::optional<Date> in(int year) const noexcept;
};

/// Which days are worked. Saturdays and Sundays are not.
class Holidays {
 public:
  Holidays() = default;
  explicit Holidays(std::vector<Holiday> list, std::string article)
      : list_(std::move(list)), article_(std::move(article)) {}

  [[nodiscard]] const std::vector<Holiday>& list() const noexcept { return list_; }
  [[nodiscard]] const std::string& article() const noexcept { return article_; }
  [[nodiscard]] bool is_working(const Date& day) const;
  /// The n-th working day after a day, which does not count itself (Civil Code, art. 67: terms run from the day after).
  [[nodiscard]] std::optional<Date> plus_working_days(const Date& day, int count) const;

 private:
  std::vector<Holiday> list_;
  std::string article_;
};

}  // namespace comarca
