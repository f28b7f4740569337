// SPDX-License-Identifier: Apache-2.0
#include "indicators/formula_names.hpp"

#include <algorithm>
#include <optional>

namespace comarca {
namespace {

bool ends_with(const std::string& name, const std::string& input, const char* suffix) {
  return name.size() > input.size() && name.starts_with(input) && name.substr(input.size()) == suffix;
}

FormulaName of_store(std::string statistic) {
  return {.statistic = std::move(statistic)};
}

std::optional<FormulaName> of_input(const Indicator& indicator, const Input& input, const std::string& name) {
  if (ends_with(name, input.id, "_suma")) {
    return of_store(input_sum(indicator.id, input.id));
  }
  if (ends_with(name, input.id, "_entidades")) {
    return of_store(input_weight(indicator.id, input.id));
  }
  if (ends_with(name, input.id, "_unidades")) {
    return of_store(input_units(indicator.id, input.id));
  }
  if (name != input.id) {
    return std::nullopt;
  }
  switch (input.kind) {
    case Input::Kind::score:
      return of_store(input_score(indicator.id, input.id));
    case Input::Kind::count:
      return of_store(input_sum(indicator.id, input.id));
    case Input::Kind::rate:
      break;
  }
  return FormulaName{.kind = FormulaName::Kind::rate, .input = &input};
}

}  // namespace

FormulaName meaning_of(const Indicator& indicator, const std::string& name) {
  for (const auto& input : indicator.inputs) {
    if (auto meaning = of_input(indicator, input, name)) {
      return *std::move(meaning);
    }
  }
  for (const auto& figure : indicator.figures) {
    if (!figure.averaged_by.empty() && ends_with(name, figure.id, "_suma")) {
      return of_store(figure_sum(indicator.id, figure.id));
    }
    if (!figure.averaged_by.empty() && ends_with(name, figure.id, "_peso")) {
      return of_store(figure_weight(indicator.id, figure.id));
    }
  }
  if (const FigureRule* const figure = indicator.find(name)) {
    return {.kind = FormulaName::Kind::figure, .figure = figure};
  }
  return of_store(indicator.recipe.statistic_name(name));
}

std::set<std::string> statistics_behind(const Indicator& indicator, const Expression& expression) {
  std::set<std::string> result;
  for (const auto& wanted : names_in(expression)) {
    if (indicator.input(wanted) != nullptr) {
      result.insert({input_sum(indicator.id, wanted), input_weight(indicator.id, wanted)});
    } else if (const FigureRule* const figure = indicator.find(wanted)) {
      result.merge(statistics_behind(indicator, figure->value));
    } else {
      result.insert(indicator.recipe.statistic_name(wanted));
    }
  }
  return result;
}

std::set<std::string> inputs_behind(const Indicator& indicator, const Expression& expression) {
  std::set<std::string> result;
  for (const auto& wanted : names_in(expression)) {
    const auto of_entities = std::ranges::find_if(indicator.inputs, [&wanted](const Input& input) {
      return ends_with(wanted, input.id, "_suma") || ends_with(wanted, input.id, "_entidades");
    });
    const auto averaged = std::ranges::find_if(indicator.figures, [&wanted](const FigureRule& figure) {
      return !figure.averaged_by.empty() &&
             (ends_with(wanted, figure.id, "_suma") || ends_with(wanted, figure.id, "_peso"));
    });
    if (averaged != indicator.figures.end()) {
      result.merge(inputs_behind(indicator, averaged->value));
    } else if (indicator.input(wanted) != nullptr) {
      result.insert(wanted);
    } else if (of_entities != indicator.inputs.end()) {
      result.insert(of_entities->id);
    } else if (const FigureRule* const figure = indicator.find(wanted)) {
      result.merge(inputs_behind(indicator, figure->value));
    }
  }
  return result;
}

}  // namespace comarca
