// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/catalog/document.hpp"
#include "comarca/statistics/expression.hpp"

namespace comarca {

/// One answer of a graded variable.
struct GradedCategory {
  std::string id;
  Text name;
  Expression when;
  bool neutral = false;  ///< outside the order, as "does not apply"
};

/// A variable of the household whose categories are worth points: from worst to best, the first whose condition holds.
struct GradedVariable {
  std::string id;
  std::string factor;
  Text name;
  std::vector<GradedCategory> categories;
};

struct GradedFactor {
  std::string id;
  Text name;
};

/// What an index of scores grades. How many points each category is worth is in a score table apart.
struct Grading {
  std::vector<GradedFactor> factors;
  std::vector<GradedVariable> variables;

  [[nodiscard]] bool empty() const noexcept { return variables.empty(); }
  /// Null when there is none.
  [[nodiscard]] const GradedVariable* find(std::string_view variable) const;
};

/// Reads [[factor]] and [[graded]] of an indicator; both may be absent.
[[nodiscard]] Grading read_grading(const Table& indicator);

/// The value that belongs to the category of a household, one value per category in their order; unknown where the
/// category is.
[[nodiscard]] Expression chosen_value(const GradedVariable& variable, std::span<const std::int64_t> values);

}  // namespace comarca
