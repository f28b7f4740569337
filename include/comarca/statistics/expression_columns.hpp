// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "comarca/base/number_column.hpp"
#include "comarca/statistics/expression.hpp"

namespace comarca {

/// The numbers of a name; null when no row has one. They live as long as the evaluation.
using ColumnLookup = std::function<const Numbers*(const std::string& name)>;

/// What evaluate() gives for every row: a value, or what is missing.
class EvaluatedColumn {
 public:
  [[nodiscard]] const Numbers& values() const noexcept { return values_; }
  [[nodiscard]] bool has(std::size_t row) const noexcept { return values_.has(row); }
  /// Of a row without a value: the position in missing() of what it lacks.
  [[nodiscard]] std::size_t lacks(std::size_t row) const noexcept { return lacks_[row]; }
  [[nodiscard]] const std::vector<std::string>& missing() const noexcept { return missing_; }

 private:
  friend class ColumnEvaluation;
  Numbers values_;
  std::vector<std::uint32_t> lacks_;
  std::vector<std::string> missing_;
};

/// The formula for every row at once: row by row the same as evaluate(), to the last bit, and each operand only for the
/// rows that need it. Names are looked up once each, whatever the number of rows. ADR 0251.
[[nodiscard]] EvaluatedColumn evaluate_column(const Expression& expression, const ColumnLookup& lookup,
                                              std::size_t rows);

}  // namespace comarca
