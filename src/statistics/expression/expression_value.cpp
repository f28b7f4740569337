// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/functions.hpp"
#include "statistics/expression/function_table.hpp"

namespace comarca {
namespace {

using Duals = std::vector<Dual>;

/// What a function of known numbers gives, or nothing outside its domain.
using Rule = std::optional<Dual> (*)(const Duals&);

/// Of a condition: 1 or 0.
constexpr Dual kTrue{1, 0};
constexpr Dual kFalse{0, 0};

Dual plus(const Duals& x) {
  return {x[0].value + x[1].value, x[0].derivative + x[1].derivative};
}

std::optional<Dual> quotient(const Duals& x) {
  if (x[1].value == 0) {
    return std::nullopt;
  }
  const double ratio = x[0].value / x[1].value;
  return Dual{ratio, (x[0].derivative - ratio * x[1].derivative) / x[1].value};
}

std::optional<Dual> logarithm(const Duals& x) {
  if (x[0].value <= 0) {
    return std::nullopt;
  }
  return Dual{std::log(x[0].value), x[0].derivative / x[0].value};
}

std::optional<Dual> power(const Duals& x) {
  const double value = std::pow(x[0].value, x[1].value);
  if (!std::isfinite(value)) {
    return std::nullopt;
  }
  const double slope = x[0].value == 0 ? 0 : x[1].value * value / x[0].value * x[0].derivative;
  return Dual{value, slope};
}

std::optional<Dual> root(const Duals& x) {
  return power({x[0], {0.5, 0}});
}

template <class Better>
Dual extreme(const Duals& x, const Better& better) {
  Dual best = x[0];
  for (const Dual& item : x) {
    if (better(item.value, best.value)) {
      best = item;
    }
  }
  return best;
}

Dual total(const Duals& x) {
  Dual sum;
  for (const Dual& item : x) {
    sum = plus({sum, item});
  }
  return sum;
}

Dual average(const Duals& x) {
  const Dual sum = total(x);
  const auto count = static_cast<double>(x.size());
  return {sum.value / count, sum.derivative / count};
}

std::optional<Dual> geometric_mean(const Duals& x) {
  Dual product = x[0];
  for (std::size_t i = 1; i < x.size(); ++i) {
    product = {product.value * x[i].value, product.derivative * x[i].value + product.value * x[i].derivative};
  }
  if (product.value < 0) {
    return std::nullopt;
  }
  if (x.size() != 3) {
    return power({product, {1 / static_cast<double>(x.size()), 0}});
  }
  const double value = std::cbrt(product.value);  // exact where pow(x, 1/3) is off by a bit
  return Dual{value, value == 0 ? 0 : product.derivative / (3 * value * value)};
}

/// Half away from zero at a number of decimals, as statistical offices round; a hair of slack for binary fractions.
Dual rounded(const Duals& x) {
  const double scale = std::pow(10.0, x[1].value);
  return {std::round(x[0].value * scale * (1 + 1e-15)) / scale, x[0].derivative};
}

constexpr Rule kNotOfNumbers = nullptr;
/// Its operands need not all be known: evaluate() itself gives it.
constexpr Rule kByEvaluate = [](const Duals&) -> std::optional<Dual> { return std::nullopt; };

constexpr ByFunction<Rule> kRules({
    {Function::add, [](const Duals& x) -> std::optional<Dual> { return plus(x); }},
    {Function::subtract,
     [](const Duals& x) -> std::optional<Dual> {
       return Dual{x[0].value - x[1].value, x[0].derivative - x[1].derivative};
     }},
    {Function::multiply,
     [](const Duals& x) -> std::optional<Dual> {
       return Dual{x[0].value * x[1].value, x[0].derivative * x[1].value + x[0].value * x[1].derivative};
     }},
    {Function::divide, quotient},
    {Function::power, power},
    {Function::negative,
     [](const Duals& x) -> std::optional<Dual> {
       return Dual{-x[0].value, -x[0].derivative};
     }},
    {Function::equal, [](const Duals& x) -> std::optional<Dual> { return x[0].value == x[1].value ? kTrue : kFalse; }},
    {Function::different,
     [](const Duals& x) -> std::optional<Dual> { return x[0].value != x[1].value ? kTrue : kFalse; }},
    {Function::less, [](const Duals& x) -> std::optional<Dual> { return x[0].value < x[1].value ? kTrue : kFalse; }},
    {Function::at_most,
     [](const Duals& x) -> std::optional<Dual> { return x[0].value <= x[1].value ? kTrue : kFalse; }},
    {Function::more, [](const Duals& x) -> std::optional<Dual> { return x[0].value > x[1].value ? kTrue : kFalse; }},
    {Function::at_least,
     [](const Duals& x) -> std::optional<Dual> { return x[0].value >= x[1].value ? kTrue : kFalse; }},
    {Function::between,
     [](const Duals& x) -> std::optional<Dual> {
       return (x[0].value >= x[1].value && x[0].value <= x[2].value) ? kTrue : kFalse;
     }},
    {Function::member, kNotOfNumbers},
    {Function::both,
     [](const Duals& x) -> std::optional<Dual> { return (x[0].value != 0 && x[1].value != 0) ? kTrue : kFalse; }},
    {Function::either,
     [](const Duals& x) -> std::optional<Dual> { return (x[0].value != 0 || x[1].value != 0) ? kTrue : kFalse; }},
    {Function::negation, [](const Duals& x) -> std::optional<Dual> { return x[0].value == 0 ? kTrue : kFalse; }},
    {Function::choice, kByEvaluate},
    {Function::choose, kNotOfNumbers},
    {Function::known, kNotOfNumbers},
    {Function::unknown, kNotOfNumbers},
    {Function::yes, kNotOfNumbers},
    {Function::maybe, kNotOfNumbers},
    {Function::or_else, kNotOfNumbers},
    {Function::absolute,
     [](const Duals& x) -> std::optional<Dual> {
       return x[0].value < 0 ? Dual{-x[0].value, -x[0].derivative} : x[0];
     }},
    {Function::logarithm, logarithm},
    {Function::exponential,
     [](const Duals& x) -> std::optional<Dual> {
       return Dual{std::exp(x[0].value), std::exp(x[0].value) * x[0].derivative};
     }},
    {Function::root, root},
    {Function::least, [](const Duals& x) -> std::optional<Dual> { return extreme(x, std::less<>()); }},
    {Function::greatest, [](const Duals& x) -> std::optional<Dual> { return extreme(x, std::greater<>()); }},
    {Function::sum, [](const Duals& x) -> std::optional<Dual> { return total(x); }},
    {Function::mean, [](const Duals& x) -> std::optional<Dual> { return average(x); }},
    {Function::geometric_mean, geometric_mean},
    {Function::rounded, [](const Duals& x) -> std::optional<Dual> { return rounded(x); }},
    {Function::mean_known, kByEvaluate},
    {Function::first_known, kByEvaluate},
    {Function::count, kNotOfNumbers},
    {Function::any, kNotOfNumbers},
    {Function::total, kNotOfNumbers},
    {Function::highest, kNotOfNumbers},
    {Function::lowest, kNotOfNumbers},
    {Function::average, kNotOfNumbers},
});

consteval bool rules_for_all_formulas() {
  for (std::size_t i = 0; i < kFunctions; ++i) {
    const auto function = static_cast<Function>(i);
    const auto domain = kFunctionTable[function].domain;
    const bool of_numbers = domain == FunctionDomain::both || domain == FunctionDomain::formulas;
    if (of_numbers != (kRules[function] != nullptr)) {
      return false;
    }
  }
  return true;
}
static_assert(rules_for_all_formulas());

/// The function of a call that a formula may make.
Function formula_function(const Expression& call) {
  const auto function = find_function(call.text);
  if (!function || kRules[*function] == nullptr) {
    throw usage_error(fmt::format("no function '{}' in a formula", call.text), call.where,
                      suggestion(call.text, formula_functions()));
  }
  if (*function == Function::choice && call.operands.size() != 3) {
    throw usage_error("'if' takes a condition and two values", call.where);
  }
  if (!takes(*function, call.operands.size())) {
    throw usage_error(
        fmt::format("'{}' takes {} operands, not {}", call.text, info(*function).fewest, call.operands.size()),
        call.where);
  }
  return *function;
}

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
  Duals present;
  Evaluation last;
  for (const auto& operand : expression.operands) {
    last = evaluate(operand, lookup);
    if (last.result) {
      present.push_back(*last.result);
    }
  }
  return present.empty() ? last : Evaluation{average(present), ""};
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

Evaluation call(const Expression& expression, const NameLookup& lookup) {
  const Function function = formula_function(expression);
  switch (function) {
    case Function::choice:
      return choice(expression, lookup);
    case Function::mean_known:
      return mean_of_known(expression, lookup);
    case Function::first_known:
      return first_known(expression, lookup);
    default:
      break;
  }
  Duals operands;
  for (const auto& operand : expression.operands) {
    Evaluation inner = evaluate(operand, lookup);
    if (!inner.result) {
      return inner;
    }
    operands.push_back(*inner.result);
  }
  const auto result = kRules[function](operands);
  if (!result || !std::isfinite(result->value)) {
    return {std::nullopt, to_text(expression)};
  }
  return {result, ""};
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
