// SPDX-License-Identifier: Apache-2.0
#include "indicators/formula.hpp"

#include <algorithm>

// ADR 0158: where nothing weighs, coverage is the share of units.
namespace comarca {
namespace {

bool ends_with(const std::string& name, const std::string& input, const char* suffix) {
  return name == input + suffix;
}

}  // namespace

std::optional<Dual> Formula::statistic(const std::string& name, const std::string& by) const {
  const auto value = basis_.statistics.value(place_, name);
  return value ? std::optional(Dual{*value, name == by ? 1.0 : 0.0}) : std::nullopt;
}

std::optional<Dual> Formula::name(const std::string& name, const std::string& by) const {
  for (const auto& input : indicator_.inputs) {
    if (ends_with(name, input.id, "_suma")) {
      return statistic(input_sum(indicator_.id, input.id), by);
    }
    if (ends_with(name, input.id, "_entidades")) {
      return statistic(input_weight(indicator_.id, input.id), by);
    }
    if (ends_with(name, input.id, "_unidades")) {
      return statistic(input_units(indicator_.id, input.id), by);
    }
    if (name != input.id) {
      continue;
    }
    if (input.kind == Input::Kind::score) {
      return statistic(input_score(indicator_.id, input.id), by);
    }
    const auto sum = statistic(input_sum(indicator_.id, input.id), by);
    const auto weight = statistic(input_weight(indicator_.id, input.id), by);
    if (input.kind == Input::Kind::count) {
      return sum;
    }
    if (!sum) {
      return statistic(input_bare(indicator_.id, input.id), by);
    }
    if (!weight || weight->value <= 0) {
      return std::nullopt;
    }
    const double rate = sum->value / weight->value;
    return Dual{rate, (sum->derivative - rate * weight->derivative) / weight->value};
  }
  for (const auto& figure : indicator_.figures) {
    if (!figure.averaged_by.empty() && ends_with(name, figure.id, "_suma")) {
      return statistic(figure_sum(indicator_.id, figure.id), by);
    }
    if (!figure.averaged_by.empty() && ends_with(name, figure.id, "_peso")) {
      return statistic(figure_weight(indicator_.id, figure.id), by);
    }
  }
  if (const FigureRule* figure = indicator_.find(name)) {
    const bool summed = basis_.origin == FigureBasis::Origin::summed && figure->above;
    return differentiated(summed ? *figure->above : figure->value, by).result;
  }
  return statistic(indicator_.recipe.statistic_name(name), by);
}

Evaluation Formula::differentiated(const Expression& expression, const std::string& by) const {
  return evaluate(expression, [this, &by](const std::string& wanted) { return name(wanted, by); });
}

std::set<std::string> Formula::statistics_of(const Expression& expression) const {
  std::set<std::string> result;
  for (const auto& wanted : names_in(expression)) {
    if (indicator_.input(wanted) != nullptr) {
      result.insert({input_sum(indicator_.id, wanted), input_weight(indicator_.id, wanted)});
    } else if (const FigureRule* figure = indicator_.find(wanted)) {
      result.merge(statistics_of(figure->value));
    } else {
      result.insert(indicator_.recipe.statistic_name(wanted));
    }
  }
  return result;
}

std::set<std::string> Formula::inputs_of(const Expression& expression) const {
  std::set<std::string> result;
  for (const auto& wanted : names_in(expression)) {
    const auto of_entities = std::ranges::find_if(indicator_.inputs, [&wanted](const Input& input) {
      return ends_with(wanted, input.id, "_suma") || ends_with(wanted, input.id, "_entidades");
    });
    const auto averaged = std::ranges::find_if(indicator_.figures, [&wanted](const FigureRule& figure) {
      return !figure.averaged_by.empty() &&
             (ends_with(wanted, figure.id, "_suma") || ends_with(wanted, figure.id, "_peso"));
    });
    if (averaged != indicator_.figures.end()) {
      result.merge(inputs_of(averaged->value));
    } else if (indicator_.input(wanted) != nullptr) {
      result.insert(wanted);
    } else if (of_entities != indicator_.inputs.end()) {
      result.insert(of_entities->id);
    } else if (const FigureRule* figure = indicator_.find(wanted)) {
      result.merge(inputs_of(figure->value));
    }
  }
  return result;
}

}  // namespace comarca
