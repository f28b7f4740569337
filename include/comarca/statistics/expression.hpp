// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/error.hpp"

namespace comarca {

/// A formula or a condition as definitions write it: names, numbers, 'words', arithmetic, comparisons, and/or/not,
/// `x in (a, b)`, `x between a and b`, and functions. One language: numbers here, SQL in a plan, and blocks of rows
/// for what of a plan is plain.
struct Expression {
  enum class Kind { number, word, name, call };

  Kind kind = Kind::number;
  double number = 0;
  std::string text;  ///< the name, the word, or the function; operators are functions named "+", "and"...
  std::vector<Expression> operands;  ///< of a call
  Where where;                       ///< for messages

  bool operator==(const Expression& other) const;
};

/// Throws a usage error at the column of the mistake. `where` is the place of the text's opening quote.
[[nodiscard]] Expression parse_expression(std::string_view text, const Where& where = {});

/// As one line, with the parentheses that the order of operations needs.
[[nodiscard]] std::string to_text(const Expression& expression);

/// Names an expression refers to.
[[nodiscard]] std::set<std::string> names_in(const Expression& expression);

/// A number and its derivative by whatever the names were differentiated by.
struct Dual {
  double value = 0;
  double derivative = 0;
};

using NameLookup = std::function<std::optional<Dual>(const std::string& name)>;

/// A value, or why there is none: the first missing name, a division by zero, a logarithm of nothing.
struct Evaluation {
  std::optional<Dual> result;
  std::string missing;
};

/// Missing names make the whole missing, but for what first_known() and mean_known() pass over and `if` does not
/// choose; true is 1 and false is 0. Throws a usage error for a function that numbers do not have (see functions.hpp).
[[nodiscard]] Evaluation evaluate(const Expression& expression, const NameLookup& lookup);

}  // namespace comarca
