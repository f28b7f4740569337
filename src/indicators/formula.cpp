// SPDX-License-Identifier: Apache-2.0
#include "indicators/formula.hpp"

#include "indicators/formula_names.hpp"

// ADR 0158: where nothing weighs, coverage is the share of units.
namespace comarca {

std::optional<Dual> Formula::statistic(const std::string& name, const std::string& by) const {
  const auto value = basis_.statistics.value(place_, name);
  return value ? std::optional(Dual{*value, name == by ? 1.0 : 0.0}) : std::nullopt;
}

std::optional<Dual> Formula::rate(const std::string& input, const std::string& by) const {
  const auto sum = statistic(input_sum(indicator_.id, input), by);
  const auto weight = statistic(input_weight(indicator_.id, input), by);
  if (!sum) {
    return statistic(input_bare(indicator_.id, input), by);
  }
  if (!weight || weight->value <= 0) {
    return std::nullopt;
  }
  const double rate = sum->value / weight->value;
  return Dual{rate, (sum->derivative - rate * weight->derivative) / weight->value};
}

std::optional<Dual> Formula::name(const std::string& name, const std::string& by) const {
  const FormulaName meaning = meaning_of(indicator_, name);
  switch (meaning.kind) {
    case FormulaName::Kind::rate:
      return rate(meaning.input->id, by);
    case FormulaName::Kind::figure:
      return differentiated(formula_of(*meaning.figure, basis_.origin), by).result;
    case FormulaName::Kind::statistic:
      break;
  }
  return statistic(meaning.statistic, by);
}

Evaluation Formula::differentiated(const Expression& expression, const std::string& by) const {
  return evaluate(expression, [this, &by](const std::string& wanted) { return name(wanted, by); });
}

}  // namespace comarca
