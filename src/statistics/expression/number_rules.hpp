// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "comarca/statistics/functions.hpp"

namespace comarca {

/// What a function of numbers gives: once, for one number at a time and for columns of them.
struct NumberRule {
  /// Nothing outside its domain.
  using Gives = std::optional<Dual> (*)(std::span<const Dual>);
  /// Which of its operands must be known.
  enum class Needs {
    all,
    chosen,  ///< the first, and the one of the others that it chooses
    any,     ///< one at least: it is of those that are known
    first,   ///< one at least: it is of the first that is known
  };

  Gives gives = nullptr;  ///< of the operands that it needs; null for a function that numbers do not have
  Needs needs = Needs::all;
};

[[nodiscard]] const NumberRule& number_rule(Function function);

/// The function of a call that a formula may make; throws a usage error for another one.
[[nodiscard]] Function formula_function(const Expression& call);

}  // namespace comarca
