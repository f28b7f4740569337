// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/expression.hpp"

namespace comarca {
namespace {

using Duals = std::vector<Dual>;

/// What a function of numbers gives, or nothing outside its domain.
using Function = std::optional<Dual> (*)(const Duals&);

struct Known {
  Function function;
  std::size_t fewest;
  std::size_t most;
};

constexpr std::size_t kAny = 1000;

Dual truth(double value) {
  return {value, 0};
}

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

const std::map<std::string, Known, std::less<>>& table() {
  static const std::map<std::string, Known, std::less<>> kTable = {
      {"+", {[](const Duals& x) -> std::optional<Dual> { return plus(x); }, 2, 2}},
      {"-",
       {[](const Duals& x) -> std::optional<Dual> {
          return Dual{x[0].value - x[1].value, x[0].derivative - x[1].derivative};
        },
        2, 2}},
      {"*",
       {[](const Duals& x) -> std::optional<Dual> {
          return Dual{x[0].value * x[1].value, x[0].derivative * x[1].value + x[0].value * x[1].derivative};
        },
        2, 2}},
      {"/", {quotient, 2, 2}},
      {"^", {power, 2, 2}},
      {"negative",
       {[](const Duals& x) -> std::optional<Dual> {
          return Dual{-x[0].value, -x[0].derivative};
        },
        1, 1}},
      {"<", {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value < x[1].value ? 1 : 0); }, 2, 2}},
      {"<=", {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value <= x[1].value ? 1 : 0); }, 2, 2}},
      {">", {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value > x[1].value ? 1 : 0); }, 2, 2}},
      {">=", {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value >= x[1].value ? 1 : 0); }, 2, 2}},
      {"=", {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value == x[1].value ? 1 : 0); }, 2, 2}},
      {"!=", {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value != x[1].value ? 1 : 0); }, 2, 2}},
      {"and",
       {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value != 0 && x[1].value != 0 ? 1 : 0); }, 2, 2}},
      {"or",
       {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value != 0 || x[1].value != 0 ? 1 : 0); }, 2, 2}},
      {"not", {[](const Duals& x) -> std::optional<Dual> { return truth(x[0].value == 0 ? 1 : 0); }, 1, 1}},
      {"between",
       {[](const Duals& x) -> std::optional<Dual> {
          return truth(x[0].value >= x[1].value && x[0].value <= x[2].value ? 1 : 0);
        },
        3, 3}},
      {"ln", {logarithm, 1, 1}},
      {"exp",
       {[](const Duals& x) -> std::optional<Dual> {
          return Dual{std::exp(x[0].value), std::exp(x[0].value) * x[0].derivative};
        },
        1, 1}},
      {"sqrt", {root, 1, 1}},
      {"abs",
       {[](const Duals& x) -> std::optional<Dual> {
          return x[0].value < 0 ? Dual{-x[0].value, -x[0].derivative} : x[0];
        },
        1, 1}},
      {"min", {[](const Duals& x) -> std::optional<Dual> { return extreme(x, std::less<>()); }, 1, kAny}},
      {"max", {[](const Duals& x) -> std::optional<Dual> { return extreme(x, std::greater<>()); }, 1, kAny}},
      {"sum", {[](const Duals& x) -> std::optional<Dual> { return total(x); }, 1, kAny}},
      {"mean", {[](const Duals& x) -> std::optional<Dual> { return average(x); }, 1, kAny}},
      {"geometric_mean", {geometric_mean, 1, kAny}},
      {"round", {[](const Duals& x) -> std::optional<Dual> { return rounded(x); }, 2, 2}},
  };
  return kTable;
}

const Known& known(const Expression& expression) {
  const auto found = table().find(expression.text);
  if (found == table().end()) {
    throw usage_error(fmt::format("no function '{}' in a formula", expression.text), expression.where,
                      suggestion(expression.text, numeric_functions()));
  }
  const std::size_t count = expression.operands.size();
  if (count < found->second.fewest || count > found->second.most) {
    throw usage_error(fmt::format("'{}' takes {} operands, not {}", expression.text, found->second.fewest, count),
                      expression.where);
  }
  return found->second;
}

/// Only the branch that is chosen needs a value.
Evaluation choice(const Expression& expression, const NameLookup& lookup) {
  if (expression.operands.size() != 3) {
    throw usage_error("'if' takes a condition and two values", expression.where);
  }
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

}  // namespace

const std::vector<std::string>& numeric_functions() {
  static const std::vector<std::string> kNames = {"if",    "ln",         "exp",        "sqrt", "abs",
                                                  "min",   "max",        "sum",        "mean", "geometric_mean",
                                                  "round", "mean_known", "first_known"};
  return kNames;
}

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
  if (expression.text == "if") {
    return choice(expression, lookup);
  }
  if (expression.text == "mean_known") {
    return mean_of_known(expression, lookup);
  }
  if (expression.text == "first_known") {
    return first_known(expression, lookup);
  }
  const Known& function = known(expression);
  Duals operands;
  for (const auto& operand : expression.operands) {
    Evaluation inner = evaluate(operand, lookup);
    if (!inner.result) {
      return inner;
    }
    operands.push_back(*inner.result);
  }
  const auto result = function.function(operands);
  if (!result || !std::isfinite(result->value)) {
    return {std::nullopt, to_text(expression)};
  }
  return {result, ""};
}

}  // namespace comarca
