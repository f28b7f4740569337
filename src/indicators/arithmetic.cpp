// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/arithmetic.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "indicators/formula.hpp"

namespace comarca {
namespace {

/// The formula with each name replaced by its number; what is missing keeps its name.
Expression with_numbers(const Expression& expression, const Formula& formula) {
  Expression result = expression;
  if (expression.kind == Expression::Kind::name) {
    const auto value = formula.at(expression);
    if (value.result) {
      result.kind = Expression::Kind::number;
      result.number = value.result->value;
      result.text = fmt::format("{}", value.result->value);
    }
  }
  for (auto& operand : result.operands) {
    operand = with_numbers(operand, formula);
  }
  return result;
}

std::string_view kind_name(Input::Kind kind, Language language) {
  if (kind == Input::Kind::rate) {
    return in(language, "tasa", "rate");
  }
  if (kind == Input::Kind::count) {
    return in(language, "cuenta", "count");
  }
  return in(language, "puntaje", "score");
}

}  // namespace

namespace {

/// The score table, a line per category, each with how sure it is.
std::string describe_scores(const Indicator& indicator, Language language) {
  std::string text;
  for (const auto& row : indicator.scores.rows) {
    const GradedVariable& variable = *indicator.grading.find(row.variable);
    const auto category = std::ranges::find(variable.categories, row.category, &GradedCategory::id);
    text += fmt::format("  {}: {} = {:.2f} ({}{}{})\n", variable.name.in(language), category->name.in(language),
                        static_cast<double>(row.hundredths) / 100, score_state_name(row.state).in(language),
                        row.source.empty() ? "" : "; ", row.source);
  }
  return text;
}

}  // namespace

std::string describe_indicator(const Indicator& indicator, Language language) {
  std::string text = indicator.description.in(language) + "\n";
  const auto line = [&](const char* es, const char* en, std::string_view value) {
    text += value.empty() ? "" : fmt::format("{}: {}\n", in(language, es, en), value);
  };
  line("método", "method", indicator.method);
  line("fuente", "source", indicator.source);
  line("vigencia", "vintage", indicator.vintage);
  line("estado", "status", status_name(indicator.status).in(language));
  line("cobertura mínima", "least coverage", fmt::format("{} %", 100 * indicator.least_coverage));
  line("página", "page", indicator.page);
  for (const auto& input : indicator.inputs) {
    text += fmt::format("  {} {} ({}{}{}): {}\n", in(language, "insumo", "input"), input.id,
                        kind_name(input.kind, language), input.weight.empty() ? "" : ", ", input.weight,
                        input.name.in(language));
  }
  if (indicator.factor) {
    const FactorRule& rule = *indicator.factor;
    text += fmt::format("  {} = comarca calibrate {} ({})\n", rule.input, rule.called, join(rule.from, ", "));
  }
  text += describe_scores(indicator, language);
  for (const auto& item : indicator.recipe.household) {
    text += fmt::format("  {} {} = {}\n", in(language, "hogar", "household"), item.name, to_text(item.expression));
  }
  for (const auto& figure : indicator.figures) {
    text += fmt::format("  {} {}: {} = {}\n", in(language, "cifra", "figure"), figure.id, figure.name.in(language),
                        to_text(figure.value));
    if (!figure.above_name.es.empty()) {
      text += fmt::format("    {}: {}\n", in(language, "en conjuntos de municipios", "of sets of municipalities"),
                          figure.above_name.in(language));
    }
  }
  return text;
}

std::string explain_arithmetic(const Indicator& indicator, const FigureBasis& basis, const Place& place,
                               Language language) {
  const Formula formula(indicator, basis, place);
  std::string text =
      fmt::format("{} {}, {}, {}\n", level_code(basis.level), place.unit, zone_code(place.zone), place.period);
  for (const auto& figure : indicator.figures) {
    const Expression& expression = formula_of(figure, basis.origin);
    const auto result = formula.at(expression);
    text += fmt::format("  {} = {}\n    = {}\n", figure.id, to_text(expression),
                        to_text(with_numbers(expression, formula)));
    if (result.result) {
      text += fmt::format("    = {:.6g} {}\n", result.result->value, figure.unit);
    } else {
      text += fmt::format("    {} '{}'\n", in(language, "falta", "missing:"), result.missing);
    }
  }
  return text;
}

}  // namespace comarca
