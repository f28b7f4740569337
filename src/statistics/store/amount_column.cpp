// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/amount_column.hpp"

#include <utility>

// ADR 0250: what was added is summed exactly, so that the order of parts does not show.
namespace comarca {
namespace {

/// Whether a sum of two was rounded (Knuth's two-sum, which asks nothing of their magnitudes).
bool is_rounded(double a, double b, double sum) noexcept {
  const double of_b = sum - a;
  return (a - (sum - of_b)) + (b - of_b) != 0;
}

}  // namespace

void AmountColumn::reserve(std::size_t units) {
  values_.reserve(units);
  known_.reserve(units);
}

ExactSum AmountColumn::exactly(Unit unit) const {
  if (const auto found = unrounded_.find(unit); found != unrounded_.end()) {
    return found->second;
  }
  ExactSum sum;
  sum.add(values_[unit]);
  return sum;
}

void AmountColumn::add(Unit unit, double amount) {
  if (unit >= values_.size()) {
    values_.resize(std::size_t{unit} + 1);
    known_.resize(std::size_t{unit} + 1);
  }
  if (known_[unit] == 0) {
    known_[unit] = 1;
    ++count_;
    values_[unit] = amount;
    return;
  }
  const double sum = values_[unit] + amount;
  if (unrounded_.empty() || !unrounded_.contains(unit)) {
    if (!is_rounded(values_[unit], amount, sum)) {
      values_[unit] = sum;
      return;
    }
    unrounded_.emplace(unit, exactly(unit));
  }
  ExactSum& exact = unrounded_[unit];
  exact.add(amount);
  values_[unit] = exact.value();
}

void AmountColumn::add(Unit unit, const AmountColumn& other, Unit of_other) {
  const auto found = other.unrounded_.find(of_other);
  if (found == other.unrounded_.end()) {
    add(unit, other.values_[of_other]);
    return;
  }
  ExactSum sum = has(unit) ? exactly(unit) : ExactSum();
  sum.add(found->second);
  add(unit, 0);  // makes it known
  values_[unit] = sum.value();
  unrounded_[unit] = std::move(sum);
}

void AmountColumn::remove(Unit unit) {
  if (has(unit)) {
    known_[unit] = 0;
    --count_;
    values_[unit] = 0;
    unrounded_.erase(unit);
  }
}

}  // namespace comarca
