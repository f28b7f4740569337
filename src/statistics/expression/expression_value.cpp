// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "statistics/expression/number_rules.hpp"

namespace comarca {
namespace {

/// Only the branch that is chosen needs a value.
Evaluation choice(const Expression& expression, const NameLookup& lookup) {
  const Evaluation condition = evaluate(expression.operands[0], lookup);
  if (!condition.result) {
    return condition;
  }
  return evaluate(expression.operands[condition.result->value != 0 ? 1 : 2], lookup);
}

/// The mean of what is known: nulls are not zeros.
Evaluation mean_of_known(const Expression& expression, const NameLookup& lookup) {
  std::vector<Dual> present;
  Evaluation last;
  for (const auto& operand : expression.operands) {
    last = evaluate(operand, lookup);
    if (last.result) {
      present.push_back(*last.result);
    }
  }
  return present.empty() ? last : Evaluation{number_rule(Function::mean_known).gives(present), ""};
}

/// The first operand that is known.
Evaluation first_known(const Expression& expression, const NameLookup& lookup) {
  Evaluation last;
  for (const auto& operand : expression.operands) {
    last = evaluate(operand, lookup);
    if (last.result) {
      break;
    }
  }
  return last;
}

/// Every operand needs a value.
Evaluation of_all(const Expression& expression, const NameLookup& lookup, NumberRule::Gives gives) {
  std::vector<Dual> operands;
  for (const auto& operand : expression.operands) {
    Evaluation inner = evaluate(operand, lookup);
    if (!inner.result) {
      return inner;
    }
    operands.push_back(*inner.result);
  }
  const auto result = gives(operands);
  if (!result || !std::isfinite(result->value)) {
    return {std::nullopt, to_text(expression)};
  }
  return {result, ""};
}

Evaluation call(const Expression& expression, const NameLookup& lookup) {
  const NumberRule& rule = number_rule(formula_function(expression));
  switch (rule.needs) {
    case NumberRule::Needs::chosen:
      return choice(expression, lookup);
    case NumberRule::Needs::any:
      return mean_of_known(expression, lookup);
    case NumberRule::Needs::first:
      return first_known(expression, lookup);
    case NumberRule::Needs::all:
      break;
  }
  return of_all(expression, lookup, rule.gives);
}

}  // namespace

Evaluation evaluate(const Expression& expression, const NameLookup& lookup) {
  switch (expression.kind) {
    case Expression::Kind::number:
      return {Dual{expression.number, 0}, ""};
    case Expression::Kind::word:
      throw usage_error(fmt::format("the word '{}' has no place in a formula of numbers", expression.text),
                        expression.where);
    case Expression::Kind::name: {
      const auto value = lookup(expression.text);
      return {value, value ? "" : expression.text};
    }
    case Expression::Kind::call:
      break;
  }
  return call(expression, lookup);
}

}  // namespace comarca
