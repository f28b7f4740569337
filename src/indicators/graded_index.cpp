// SPDX-License-Identifier: Apache-2.0
#include "indicators/graded_index.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr const char* kHouseholds = "hogares";
constexpr const char* kComplete = "hogares_completos";

std::string points_name(const std::string& variable) {
  return "puntos_" + variable;
}
std::string sum_name(const std::string& variable) {
  return "suma_" + variable;
}
std::string known_name(const std::string& variable) {
  return "con_dato_" + variable;
}

Expression formula(const std::string& text) {
  return parse_expression(text);
}

StatisticRule households(const std::string& name) {
  return {.name = name, .base = StatisticRule::Base::households};
}

IndicatorStatus status_of(const ScoreTable& table) {
  const auto any = [&](ScoreState state) {
    return std::ranges::find(table.rows, state, &ScoreRow::state) != table.rows.end();
  };
  if (any(ScoreState::unverified) || any(ScoreState::assumed)) {
    return IndicatorStatus::unverified;
  }
  return any(ScoreState::estimated) ? IndicatorStatus::proxy : IndicatorStatus::official;
}

void add_variable(Recipe& recipe, const GradedVariable& variable, const VariableScores& scores) {
  const std::string points = points_name(variable.id);
  recipe.household.push_back({points, chosen_value(variable, scores)});
  StatisticRule sum = households(sum_name(variable.id));
  sum.times = formula(fmt::format("or_else({}, 0)", points));
  recipe.statistics.push_back(std::move(sum));
  StatisticRule known = households(known_name(variable.id));
  known.where = formula(fmt::format("known({})", points));
  recipe.statistics.push_back(std::move(known));
}

/// The mean of several variables together. A household that lacks an answer says nothing of that variable alone; the
/// bounds take it for the worst and for the best.
FigureRule mean_of(const std::string& id, const Text& name, const std::vector<const GradedVariable*>& variables,
                   const std::vector<std::int64_t>& best) {
  std::vector<std::string> means;
  std::vector<std::string> least;
  std::vector<std::string> most;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const std::string sum = sum_name(variables[i]->id);
    const std::string known = known_name(variables[i]->id);
    means.push_back(fmt::format("{} / {}", sum, known));
    least.push_back(sum);
    most.push_back(fmt::format("{} + {} * ({} - {})", sum, best[i], kHouseholds, known));
  }
  FigureRule figure{.id = id,
                    .name = name,
                    .unit = "puntos",
                    .value = formula(fmt::format("({}) / 100", join(means, " + "))),
                    .direction = "mas"};
  figure.lower = formula(fmt::format("({}) / (100 * {})", join(least, " + "), kHouseholds));
  figure.upper = formula(fmt::format("({}) / (100 * {})", join(most, " + "), kHouseholds));
  figure.denominator = formula(kHouseholds);
  if (variables.size() == 1) {
    const std::string answered = known_name(variables[0]->id);
    figure.numerator = formula(sum_name(variables[0]->id) + " / 100");
    figure.denominator = formula(answered);
    figure.known = formula(fmt::format("{} / {}", answered, kHouseholds));
  }
  return figure;
}

/// The mean of several variables, whose coverage is the share of households that answered all of them; `complete` is
/// the statistic that counts those.
FigureRule mean_of_complete(Indicator& indicator, FigureRule figure, const std::string& complete,
                            const std::vector<const GradedVariable*>& variables) {
  std::vector<std::string> all_known;
  for (const auto* const variable : variables) {
    all_known.push_back(fmt::format("known({})", points_name(variable->id)));
  }
  StatisticRule rule = households(complete);
  rule.where = formula(join(all_known, " and "));
  indicator.recipe.statistics.push_back(std::move(rule));
  figure.known = formula(fmt::format("{} / {}", complete, kHouseholds));
  return figure;
}

}  // namespace

void apply_scores(Indicator& indicator, ScoreTable table) {
  const Grading& grading = indicator.grading;
  const auto scores = scores_of(table, indicator.id, grading);
  indicator.status = status_of(table);
  indicator.method += fmt::format("; {} ({})", table.title.es, table.source);

  indicator.recipe.statistics.push_back(households(kHouseholds));
  std::vector<const GradedVariable*> all;
  std::vector<std::int64_t> best;
  for (std::size_t i = 0; i < grading.variables.size(); ++i) {
    const GradedVariable& variable = grading.variables[i];
    add_variable(indicator.recipe, variable, scores[i]);
    all.push_back(&variable);
    best.push_back(std::ranges::max(scores[i]));
  }
  indicator.figures.push_back(
      mean_of_complete(indicator, mean_of(indicator.id, indicator.name, all, best), kComplete, all));
  for (const auto& factor : grading.factors) {
    std::vector<const GradedVariable*> members;
    std::vector<std::int64_t> member_best;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i]->factor == factor.id) {
        members.push_back(all[i]);
        member_best.push_back(best[i]);
      }
    }
    indicator.figures.push_back(mean_of_complete(indicator, mean_of(factor.id, factor.name, members, member_best),
                                                 fmt::format("{}_{}", kComplete, factor.id), members));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    indicator.figures.push_back(mean_of(all[i]->id, all[i]->name, {all[i]}, {best[i]}));
  }
  indicator.scores = std::move(table);
}

}  // namespace comarca
