// SPDX-License-Identifier: Apache-2.0
#include "statistics/expression/number_rules.hpp"

#include <array>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "statistics/expression/function_table.hpp"

namespace comarca {
namespace {

using Duals = std::span<const Dual>;

/// Of a condition: 1 or 0.
constexpr Dual kTrue{1, 0};
constexpr Dual kFalse{0, 0};

Dual plus(Duals x) {
  return {x[0].value + x[1].value, x[0].derivative + x[1].derivative};
}

std::optional<Dual> quotient(Duals x) {
  if (x[1].value == 0) {
    return std::nullopt;
  }
  const double ratio = x[0].value / x[1].value;
  return Dual{ratio, (x[0].derivative - ratio * x[1].derivative) / x[1].value};
}

std::optional<Dual> logarithm(Duals x) {
  if (x[0].value <= 0) {
    return std::nullopt;
  }
  return Dual{std::log(x[0].value), x[0].derivative / x[0].value};
}

std::optional<Dual> power(Duals x) {
  const double value = std::pow(x[0].value, x[1].value);
  if (!std::isfinite(value)) {
    return std::nullopt;
  }
  const double slope = x[0].value == 0 ? 0 : x[1].value * value / x[0].value * x[0].derivative;
  return Dual{value, slope};
}

std::optional<Dual> root(Duals x) {
  return power(std::array{x[0], Dual{0.5, 0}});
}

template <class Better>
Dual extreme(Duals x, const Better& better) {
  Dual best = x[0];
  for (const Dual& item : x) {
    if (better(item.value, best.value)) {
      best = item;
    }
  }
  return best;
}

Dual total(Duals x) {
  Dual sum;
  for (const Dual& item : x) {
    sum = plus(std::array{sum, item});
  }
  return sum;
}

Dual average(Duals x) {
  const Dual sum = total(x);
  const auto count = static_cast<double>(x.size());
  return {sum.value / count, sum.derivative / count};
}

std::optional<Dual> geometric_mean(Duals x) {
  Dual product = x[0];
  for (std::size_t i = 1; i < x.size(); ++i) {
    product = {product.value * x[i].value, product.derivative * x[i].value + product.value * x[i].derivative};
  }
  if (product.value < 0) {
    return std::nullopt;
  }
  if (x.size() != 3) {
    return power(std::array{product, Dual{1 / static_cast<double>(x.size()), 0}});
  }
  const double value = std::cbrt(product.value);  // exact where pow(x, 1/3) is off by a bit
  return Dual{value, value == 0 ? 0 : product.derivative / (3 * value * value)};
}

/// Half away from zero at a number of decimals, as statistical offices round; a hair of slack for binary fractions.
Dual rounded(Duals x) {
  const double scale = std::pow(10.0, x[1].value);
  return {std::round(x[0].value * scale * (1 + 1e-15)) / scale, x[0].derivative};
}

constexpr NumberRule::Gives kNotOfNumbers = nullptr;

constexpr ByFunction<NumberRule> kRules({
    {Function::add, {[](Duals x) -> std::optional<Dual> { return plus(x); }}},
    {Function::subtract, {[](Duals x) -> std::optional<Dual> {
       return Dual{x[0].value - x[1].value, x[0].derivative - x[1].derivative};
     }}},
    {Function::multiply, {[](Duals x) -> std::optional<Dual> {
       return Dual{x[0].value * x[1].value, x[0].derivative * x[1].value + x[0].value * x[1].derivative};
     }}},
    {Function::divide, {quotient}},
    {Function::power, {power}},
    {Function::negative, {[](Duals x) -> std::optional<Dual> {
       return Dual{-x[0].value, -x[0].derivative};
     }}},
    {Function::equal, {[](Duals x) -> std::optional<Dual> { return x[0].value == x[1].value ? kTrue : kFalse; }}},
    {Function::different, {[](Duals x) -> std::optional<Dual> { return x[0].value != x[1].value ? kTrue : kFalse; }}},
    {Function::less, {[](Duals x) -> std::optional<Dual> { return x[0].value < x[1].value ? kTrue : kFalse; }}},
    {Function::at_most, {[](Duals x) -> std::optional<Dual> { return x[0].value <= x[1].value ? kTrue : kFalse; }}},
    {Function::more, {[](Duals x) -> std::optional<Dual> { return x[0].value > x[1].value ? kTrue : kFalse; }}},
    {Function::at_least, {[](Duals x) -> std::optional<Dual> { return x[0].value >= x[1].value ? kTrue : kFalse; }}},
    {Function::between, {[](Duals x) -> std::optional<Dual> {
       return (x[0].value >= x[1].value && x[0].value <= x[2].value) ? kTrue : kFalse;
     }}},
    {Function::member, {kNotOfNumbers}},
    {Function::both,
     {[](Duals x) -> std::optional<Dual> { return (x[0].value != 0 && x[1].value != 0) ? kTrue : kFalse; }}},
    {Function::either,
     {[](Duals x) -> std::optional<Dual> { return (x[0].value != 0 || x[1].value != 0) ? kTrue : kFalse; }}},
    {Function::negation, {[](Duals x) -> std::optional<Dual> { return x[0].value == 0 ? kTrue : kFalse; }}},
    {Function::choice, {[](Duals x) -> std::optional<Dual> { return x[0]; }, NumberRule::Needs::chosen}},
    {Function::choose, {kNotOfNumbers}},
    {Function::known, {kNotOfNumbers}},
    {Function::unknown, {kNotOfNumbers}},
    {Function::yes, {kNotOfNumbers}},
    {Function::maybe, {kNotOfNumbers}},
    {Function::or_else, {kNotOfNumbers}},
    {Function::absolute, {[](Duals x) -> std::optional<Dual> {
       return x[0].value < 0 ? Dual{-x[0].value, -x[0].derivative} : x[0];
     }}},
    {Function::logarithm, {logarithm}},
    {Function::exponential, {[](Duals x) -> std::optional<Dual> {
       return Dual{std::exp(x[0].value), std::exp(x[0].value) * x[0].derivative};
     }}},
    {Function::root, {root}},
    {Function::least, {[](Duals x) -> std::optional<Dual> { return extreme(x, std::less<>()); }}},
    {Function::greatest, {[](Duals x) -> std::optional<Dual> { return extreme(x, std::greater<>()); }}},
    {Function::sum, {[](Duals x) -> std::optional<Dual> { return total(x); }}},
    {Function::mean, {[](Duals x) -> std::optional<Dual> { return average(x); }}},
    {Function::geometric_mean, {geometric_mean}},
    {Function::rounded, {[](Duals x) -> std::optional<Dual> { return rounded(x); }}},
    {Function::mean_known, {[](Duals x) -> std::optional<Dual> { return average(x); }, NumberRule::Needs::any}},
    {Function::first_known, {[](Duals x) -> std::optional<Dual> { return x[0]; }, NumberRule::Needs::first}},
    {Function::count, {kNotOfNumbers}},
    {Function::any, {kNotOfNumbers}},
    {Function::total, {kNotOfNumbers}},
    {Function::highest, {kNotOfNumbers}},
    {Function::lowest, {kNotOfNumbers}},
    {Function::average, {kNotOfNumbers}},
});

consteval bool rules_for_all_formulas() {
  for (std::size_t i = 0; i < kFunctions; ++i) {
    const auto function = static_cast<Function>(i);
    const auto domain = kFunctionTable[function].domain;
    const bool of_numbers = domain == FunctionDomain::both || domain == FunctionDomain::formulas;
    if (of_numbers != (kRules[function].gives != nullptr)) {
      return false;
    }
  }
  return true;
}
static_assert(rules_for_all_formulas());

}  // namespace

const NumberRule& number_rule(Function function) {
  return kRules[function];
}

Function formula_function(const Expression& call) {
  const auto function = find_function(call.text);
  if (!function || kRules[*function].gives == nullptr) {
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

}  // namespace comarca
