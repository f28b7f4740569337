// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/figure.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/functions.hpp"
#include "comarca/statistics/microdata_plan.hpp"
#include "indicators/formula.hpp"

namespace comarca {
namespace {

constexpr double kPercent = 100;

/// False only where numbers say so: what is missing breaks nothing, and sums of rounded numbers may differ in the last
/// digits.
bool holds(const Expression& test, const NameLookup& value_of) {
  constexpr double kRelativeSlack = 1e-9;
  const auto& parts = test.operands;
  if (is_call(test, Function::both)) {
    return std::ranges::all_of(parts, [&](const Expression& part) { return holds(part, value_of); });
  }
  if (is_call(test, Function::at_most) || is_call(test, Function::at_least) || is_call(test, Function::equal)) {
    const auto left = evaluate(parts.at(0), value_of).result;
    const auto right = evaluate(parts.at(1), value_of).result;
    if (left && right &&
        std::abs(left->value - right->value) <=
            kRelativeSlack * std::max(std::abs(left->value), std::abs(right->value))) {
      return true;
    }
  }
  const auto evaluation = evaluate(test, value_of);
  return !evaluation.result || evaluation.result->value != 0;
}

/// Computes one indicator place by place.
class Calculation {
 public:
  Calculation(const Indicator& indicator, const FigureBasis& basis, Findings& findings)
      : indicator_(indicator), basis_(basis), findings_(findings) {}

  void at(const Place& place, std::vector<Figure>& out) {
    const Formula formula(indicator_, basis_, place);
    const std::size_t first = out.size();
    for (const auto& rule : indicator_.figures) {
      out.push_back(figure(rule, formula, place));
    }
    check_invariants(place, {out.begin() + static_cast<std::ptrdiff_t>(first), out.end()});
  }

 private:
  static std::optional<double> number(const Formula& formula, const std::optional<Expression>& expression) {
    const auto evaluation = expression ? formula.at(*expression) : Evaluation{};
    return evaluation.result ? std::optional(evaluation.result->value) : std::nullopt;
  }

  const Expression& formula_of(const FigureRule& rule) const {
    return is_summed() && rule.above ? *rule.above : rule.value;
  }

  Figure figure(const FigureRule& rule, const Formula& formula, const Place& place) const {
    Figure figure{.indicator = indicator_.id, .figure = rule.id, .level = basis_.level, .place = place};
    figure.method = indicator_.method;
    figure.vintage = indicator_.vintage;
    figure.sources = basis_.sources;
    figure.status = status_name(indicator_.status).es;
    const Expression& expression = formula_of(rule);
    figure.cases = cases(expression, formula, place);
    const Evaluation evaluation = formula.at(expression);
    if (!evaluation.result) {
      // Of a mean that nobody has it is told what its formula lacks.
      const bool averaged = is_summed() && !rule.averaged_by.empty();
      const auto lacking = averaged ? formula.at(rule.value) : evaluation;
      figure.reason = missing_reason(lacking.missing.empty() ? rule.id : lacking.missing);
      return figure;
    }
    figure.value = evaluation.result->value;
    figure.lower = number(formula, rule.lower);
    figure.upper = number(formula, rule.upper);
    figure.numerator = number(formula, rule.numerator);
    figure.denominator = number(formula, rule.denominator);
    if (!rule.numerator && !rule.denominator) {
      fill_fraction(figure, rule, expression);
    }
    figure.standard_error = standard_error(expression, formula, place);
    figure.coverage = coverage(rule, expression, formula, place);
    figure.imputed = is_imputed(expression, formula, place);
    if (is_summed() && rule.above) {
      figure.method = rule.above_name.es.empty() ? figure.method : rule.above_name.es;
    }
    withhold_if_thin(figure, indicator_.least_coverage);
    return figure;
  }

  Text missing_reason(const std::string& name) const {
    const auto absent = basis_.absent.find(indicator_.recipe.statistic_name(name));
    if (absent != basis_.absent.end()) {
      return {fmt::format("los archivos no tienen la variable '{}'", absent->second),
              fmt::format("the files do not have the variable '{}'", absent->second)};
    }
    const Input* const input = indicator_.input(name);
    if (is_summed() && input != nullptr && input->kind == Input::Kind::score) {
      return {fmt::format("'{}' es un puntaje de cada entidad: no se suma ni se promedia por población", name),
              fmt::format("'{}' is each entity's own score: it is neither summed nor averaged by population", name)};
    }
    if (is_summed() && input != nullptr && basis_.statistics.is_alone(input_bare(indicator_.id, name))) {
      return {fmt::format("'{}' se publicó sin su denominador: no se puede agregar", name),
              fmt::format("'{}' was published without its denominator: it cannot be aggregated", name)};
    }
    return {fmt::format("falta el dato '{}'", name), fmt::format("'{}' is missing", name)};
  }

  std::optional<double> standard_error(const Expression& expression, const Formula& formula, const Place& place) const {
    if (basis_.design == nullptr || basis_.design->empty()) {
      return std::nullopt;
    }
    std::map<std::string, double> gradient;
    for (const auto& name : formula.statistics_of(expression)) {
      const auto slope = formula.differentiated(expression, name);
      if (slope.result) {
        gradient[name] = slope.result->derivative;
      }
    }
    const auto variance = basis_.design->variance(place, gradient);
    return variance ? std::optional(std::sqrt(*variance)) : std::nullopt;
  }

  /// The least of: what is known of the microdata, households and persons lost, the share of each input's universe.
  std::optional<double> coverage(const FigureRule& rule, const Expression& expression, const Formula& formula,
                                 const Place& place) const {
    std::optional<double> least;
    const auto consider = [&least](std::optional<double> share) {
      if (share) {
        least = std::min(least.value_or(1), *share);
      }
    };
    consider(number(formula, rule.known));
    if (!indicator_.recipe.empty()) {
      const double cases = basis_.statistics.value(place, kCases).value_or(0);
      const double lost = basis_.statistics.value(place, kLost).value_or(0);
      consider(cases > 0 ? std::optional(1 - lost / cases) : std::nullopt);
      const double persons = basis_.statistics.value(place, kPersons).value_or(0);
      const double astray = basis_.statistics.value(place, kLostPersons).value_or(0);
      consider(astray > 0 ? std::optional(persons / (persons + astray)) : std::nullopt);
    }
    if (const Input* const weighed = is_summed() ? weighed_input(indicator_, rule) : nullptr) {
      consider(share_at(place, figure_weight(indicator_.id, rule.id), input_universe(indicator_.id, weighed->id)));
    }
    for (const auto& input : formula.inputs_of(expression)) {
      if (!rule.known || !indicator_.input(input)->weight.empty()) {
        consider(coverage_of(input, place));
      }
    }
    return least;
  }

  bool is_summed() const { return basis_.origin == FigureBasis::Origin::summed; }

  std::optional<double> share_at(const Place& place, const std::string& part, const std::string& whole) const {
    const auto all = basis_.statistics.value(place, whole);
    const auto some = basis_.statistics.value(place, part);
    return some && all && *all > 0 ? std::optional(*some / *all) : std::nullopt;
  }

  /// The share of the weight that has the value, as far as units have a weight; without weights, the share of units.
  std::optional<double> coverage_of(const std::string& input, const Place& place) const {
    const std::string& id = indicator_.id;
    if (indicator_.input(input)->weight.empty()) {
      return share_at(place, input_cases(id, input), input_units(id, input));
    }
    const auto valued = share_at(place, input_weight(id, input), input_universe(id, input));
    return valued
               ? std::optional(*valued * share_at(place, input_weighed(id, input), input_units(id, input)).value_or(1))
               : std::nullopt;
  }

  /// Households of microdata; of published values, the units that have them all.
  std::optional<double> cases(const Expression& expression, const Formula& formula, const Place& place) const {
    if (!indicator_.recipe.empty()) {
      return basis_.statistics.value(place, kCases);
    }
    std::optional<double> least;
    for (const auto& input : formula.inputs_of(expression)) {
      const double units = basis_.statistics.value(place, input_cases(indicator_.id, input)).value_or(0);
      least = std::min(least.value_or(units), units);
    }
    return least;
  }

  /// A published rate by itself is its sum over its weight; the mean of entities, the sum of their scores over them.
  void fill_fraction(Figure& figure, const FigureRule& rule, const Expression& expression) const {
    const double whole = rule.unit == "%" ? kPercent : 1;
    if (is_summed() && !rule.averaged_by.empty()) {
      figure.numerator = basis_.statistics.value(figure.place, figure_sum(indicator_.id, rule.id)).value_or(0) / whole;
      figure.denominator = basis_.statistics.value(figure.place, figure_weight(indicator_.id, rule.id));
      return;
    }
    const bool averaged = is_summed() && rule.above;
    const auto names = names_in(averaged ? rule.value : expression);
    const Input* const input = names.size() == 1 ? indicator_.input(*names.begin()) : nullptr;
    const bool alone = averaged || expression.kind == Expression::Kind::name;
    if (input == nullptr || !alone || input->kind == Input::Kind::count) {
      return;
    }
    const auto weight = basis_.statistics.value(figure.place, input_weight(indicator_.id, input->id));
    const auto sum = basis_.statistics.value(figure.place, input_sum(indicator_.id, input->id));
    if (weight && sum && (averaged || input->kind == Input::Kind::rate)) {
      figure.numerator = *sum / whole;
      figure.denominator = *weight;
    }
  }

  bool is_imputed(const Expression& expression, const Formula& formula, const Place& place) const {
    const auto inputs = formula.inputs_of(expression);
    return std::ranges::any_of(
        inputs, [&](const std::string& input) { return basis_.imputed.contains(place.unit + " " + input); });
  }

  void check_invariants(const Place& place, const std::vector<Figure>& figures) {
    const auto value_of = [&figures](const std::string& id) -> std::optional<Dual> {
      const auto found = std::ranges::find(figures, id, &Figure::figure);
      return found == figures.end() || !found->value ? std::nullopt : std::optional(Dual{*found->value, 0});
    };
    for (const auto& invariant : indicator_.invariants) {
      if (!holds(invariant.test, value_of)) {
        broken(invariant, place, value_of);
      }
    }
  }

  void broken(const Invariant& invariant, const Place& place, const NameLookup& value_of) {
    std::vector<std::string> values;
    for (const auto& name : names_in(invariant.test)) {
      values.push_back(fmt::format("{} = {:.4f}", name, value_of(name)->value));
    }
    findings_.add({.code = "invariante-rota",
                   .severity = Severity::warning,
                   .layer = indicator_.id,
                   .unit = place.unit,
                   .where = fmt::format("{} {} {}", level_code(basis_.level), zone_code(place.zone), place.period),
                   .what = {fmt::format("No se cumple: {} ({})", invariant.text.es, join(values, ", ")),
                            fmt::format("Does not hold: {} ({})", invariant.text.en, join(values, ", "))},
                   .remedy = {"Revise los denominadores de la fuente: los componentes deben compartirlos.",
                              "Check the denominators of the source: the components must share them."}});
  }

  const Indicator& indicator_;
  const FigureBasis& basis_;
  Findings& findings_;
};

/// A place matters to an indicator when it has any of its statistics.
class Concern {
 public:
  Concern(const Indicator& indicator, const Statistics& statistics) : units_(statistics.units()) {
    for (const auto& column : statistics.columns(indicator.id + ".")) {
      auto& any = any_[{column.zone, column.period}];
      any.resize(units_.size());
      for (Statistics::Unit unit = 0; unit < column.amounts->size(); ++unit) {
        any[unit] = any[unit] != 0 || column.amounts->has(unit) ? 1 : 0;
      }
    }
  }

  bool concerns(const Place& place) const {
    const auto any = any_.find({place.zone, place.period});
    return any != any_.end() && any->second[*units_.find(place.unit)] != 0;
  }

 private:
  const Symbols& units_;
  std::map<std::pair<Zone, std::string_view>, std::vector<unsigned char>> any_;
};

}  // namespace

void withhold_if_thin(Figure& figure, double least_coverage) {
  constexpr double kSlack = 1e-12;  // a share of 0.8 is not below 0.8 for a bit of rounding
  if (!figure.coverage || *figure.coverage >= least_coverage - kSlack) {
    return;
  }
  figure.value.reset();
  figure.standard_error.reset();
  figure.withheld = true;
  figure.reason = {fmt::format("la cobertura {:.1f} % es menor que la mínima declarada {:.1f} %",
                               100 * *figure.coverage, 100 * least_coverage),
                   fmt::format("the coverage {:.1f} % is below the declared least {:.1f} %", 100 * *figure.coverage,
                               100 * least_coverage)};
}

void add_averaged(Statistics& statistics, const Indicator& indicator, const std::vector<Figure>& figures) {
  for (const auto& figure : figures) {
    const FigureRule* const rule = figure.indicator == indicator.id ? indicator.find(figure.figure) : nullptr;
    const Input* const weighed = rule == nullptr ? nullptr : weighed_input(indicator, *rule);
    if (weighed == nullptr || !figure.value) {
      continue;
    }
    if (const auto weight = statistics.value(figure.place, input_universe(indicator.id, weighed->id))) {
      statistics.add(figure.place, figure_sum(indicator.id, rule->id), *figure.value * *weight);
      statistics.add(figure.place, figure_weight(indicator.id, rule->id), *weight);
    }
  }
}

std::vector<Figure> compute_figures(const Indicator& indicator, const FigureBasis& basis, Findings& findings) {
  std::vector<Figure> figures;
  Calculation calculation(indicator, basis, findings);
  const Concern concern(indicator, basis.statistics);
  for (const auto& place : basis.statistics.places()) {
    if (concern.concerns(place)) {
      calculation.at(place, figures);
    }
  }
  return figures;
}

}  // namespace comarca
