// SPDX-License-Identifier: Apache-2.0
#include "indicators/figure_pass.hpp"

#include <algorithm>
#include <cmath>

#include "comarca/statistics/microdata_plan.hpp"
#include "indicators/formula.hpp"
#include "indicators/formula_names.hpp"

// ADR 0158: where nothing weighs, coverage is the share of units.
namespace comarca {
namespace {

constexpr double kPercent = 100;

double or_zero(const Numbers& numbers, std::size_t row) {
  return numbers.has(row) ? numbers[row] : 0;
}

void keep_least(Numbers& least, const Numbers& shares) {
  for (std::size_t row = 0; row < shares.size(); ++row) {
    if (shares.has(row)) {
      least.set(row, std::min(least.has(row) ? least[row] : 1, shares[row]));
    }
  }
}

}  // namespace

std::vector<BoundFigure> bind_figures(const Indicator& indicator, FigureBasis::Origin origin) {
  std::vector<BoundFigure> bound;
  for (const FigureRule& rule : indicator.figures) {
    const Expression& formula = formula_of(rule, origin);
    bound.push_back({rule, formula, inputs_behind(indicator, formula)});
  }
  return bound;
}

Numbers FigurePass::cases() {
  if (!indicator_.recipe.empty()) {
    return slice_.statistic(kCases);
  }
  Numbers least(figure_.inputs.empty() ? 0 : slice_.size());
  for (const auto& input : figure_.inputs) {
    const Numbers& cases = slice_.statistic(input_cases(indicator_.id, input));
    for (std::size_t row = 0; row < slice_.size(); ++row) {
      const double units = or_zero(cases, row);
      least.set(row, std::min(least.has(row) ? least[row] : units, units));
    }
  }
  return least;
}

Numbers FigurePass::known_households() {
  const Numbers& cases = slice_.statistic(kCases);
  const Numbers& lost = slice_.statistic(kLost);
  Numbers shares;
  for (std::size_t row = 0; row < slice_.size(); ++row) {
    if (or_zero(cases, row) > 0) {
      shares.set(row, 1 - or_zero(lost, row) / cases[row]);
    }
  }
  return shares;
}

Numbers FigurePass::known_persons() {
  const Numbers& persons = slice_.statistic(kPersons);
  const Numbers& astray = slice_.statistic(kLostPersons);
  Numbers shares;
  for (std::size_t row = 0; row < slice_.size(); ++row) {
    if (or_zero(astray, row) > 0) {
      shares.set(row, or_zero(persons, row) / (or_zero(persons, row) + astray[row]));
    }
  }
  return shares;
}

/// The share of the weight that has the value, as far as units have a weight; without weights, the share of units.
Numbers FigurePass::coverage_of(const std::string& input) {
  const std::string& id = indicator_.id;
  if (indicator_.input(input)->weight.empty()) {
    return slice_.share(input_cases(id, input), input_units(id, input));
  }
  Numbers valued = slice_.share(input_weight(id, input), input_universe(id, input));
  const Numbers weighed = slice_.share(input_weighed(id, input), input_units(id, input));
  for (std::size_t row = 0; row < valued.size(); ++row) {
    if (valued.has(row)) {
      valued.set(row, valued[row] * weighed.at(row).value_or(1));
    }
  }
  return valued;
}

Numbers FigurePass::coverage() {
  const FigureRule& rule = figure_.rule;
  Numbers least;
  if (rule.known) {
    keep_least(least, slice_.evaluated(*rule.known).values());
  }
  if (!indicator_.recipe.empty()) {
    keep_least(least, known_households());
    keep_least(least, known_persons());
  }
  if (const Input* const weighed = is_summed() ? weighed_input(indicator_, rule) : nullptr) {
    keep_least(least, slice_.share(figure_weight(indicator_.id, rule.id), input_universe(indicator_.id, weighed->id)));
  }
  for (const auto& input : figure_.inputs) {
    if (!rule.known || !indicator_.input(input)->weight.empty()) {
      keep_least(least, coverage_of(input));
    }
  }
  return least;
}

void FigurePass::fill_fraction(FigureColumn& column) {
  const FigureRule& rule = figure_.rule;
  const double whole = rule.unit == "%" ? kPercent : 1;
  if (is_summed() && !rule.averaged_by.empty()) {
    const Numbers& sums = slice_.statistic(figure_sum(indicator_.id, rule.id));
    const Numbers& weights = slice_.statistic(figure_weight(indicator_.id, rule.id));
    for (std::size_t row = 0; row < slice_.size(); ++row) {
      column.numerator.set(row, or_zero(sums, row) / whole);
      if (weights.has(row)) {
        column.denominator.set(row, weights[row]);
      }
    }
    return;
  }
  const bool averaged = is_summed() && rule.above;
  const auto names = names_in(averaged ? rule.value : figure_.formula);
  const Input* const input = names.size() == 1 ? indicator_.input(*names.begin()) : nullptr;
  const bool alone = averaged || figure_.formula.kind == Expression::Kind::name;
  if (input == nullptr || !alone || input->kind == Input::Kind::count ||
      (!averaged && input->kind != Input::Kind::rate)) {
    return;
  }
  const Numbers& weights = slice_.statistic(input_weight(indicator_.id, input->id));
  const Numbers& sums = slice_.statistic(input_sum(indicator_.id, input->id));
  for (std::size_t row = 0; row < slice_.size(); ++row) {
    if (weights.has(row) && sums.has(row)) {
      column.numerator.set(row, sums[row] / whole);
      column.denominator.set(row, weights[row]);
    }
  }
}

std::optional<double> FigurePass::standard_error_at(const Place& place) const {
  const Formula formula(indicator_, basis_, place);
  std::map<std::string, double> gradient;
  for (const auto& name : statistics_behind(indicator_, figure_.formula)) {
    const auto slope = formula.differentiated(figure_.formula, name);
    if (slope.result) {
      gradient[name] = slope.result->derivative;
    }
  }
  const auto variance = basis_.design->variance(place, gradient);
  return variance ? std::optional(std::sqrt(*variance)) : std::nullopt;
}

Numbers FigurePass::standard_error() {
  Numbers errors;
  if (basis_.design == nullptr || basis_.design->empty()) {
    return errors;
  }
  const EvaluatedColumn& values = slice_.evaluated(figure_.formula);
  for (std::size_t row = 0; row < slice_.size(); ++row) {
    const std::string& unit = basis_.statistics.units().text(slice_.units()[row]);
    const auto error =
        values.has(row) ? standard_error_at({unit, slice_.zone(), std::string(slice_.period())}) : std::nullopt;
    if (error) {
      errors.set(row, *error);
    }
  }
  return errors;
}

}  // namespace comarca
