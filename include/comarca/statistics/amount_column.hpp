// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "comarca/base/exact_sum.hpp"

namespace comarca {

/// The amounts of one statistic in one zone and period, by the numbers that a store gives its units. A unit without an
/// amount is missing, which is not zero; numbers beyond size() are missing too.
class AmountColumn {
 public:
  using Unit = std::uint32_t;

  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  /// Units that have an amount.
  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  [[nodiscard]] bool has(Unit unit) const noexcept { return unit < known_.size() && known_[unit] != 0; }
  /// Of a unit that has one.
  [[nodiscard]] double operator[](Unit unit) const noexcept { return values_[unit]; }
  [[nodiscard]] std::optional<double> at(Unit unit) const {
    return has(unit) ? std::optional(values_[unit]) : std::nullopt;
  }

  /// Adds to what is there: the sum of all that was added, in whatever order, rounded once.
  void add(Unit unit, double amount);
  /// Adds what another column has for a unit of its own, no matter how that came together.
  void add(Unit unit, const AmountColumn& other, Unit of_other);
  void remove(Unit unit);
  void reserve(std::size_t units);

 private:
  [[nodiscard]] ExactSum exactly(Unit unit) const;

  std::vector<double> values_;
  std::vector<unsigned char> known_;
  std::size_t count_ = 0;
  std::map<Unit, ExactSum> unrounded_;  ///< of sums that are no number of the machine: rare, whole numbers are none
};

}  // namespace comarca
