// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/household_answers.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "statistics/microdata_query.hpp"

namespace comarca {
namespace {

/// Names every variable that some question needs and the files lack.
Error unanswerable(const CompiledPlan& plan, const MicrodataSource& source) {
  std::set<std::string> lacking;
  for (const auto& item : plan.absent) {
    lacking.insert(item.second);
  }
  return data_error(fmt::format("these files do not have {}", fmt::join(lacking, ", ")), {.file = source.id},
                    "Every question must be answered: use files, or a source, with those variables.");
}

/// The plan of the recipe, its households grouped by answers instead of places.
CompiledPlan compile_answers(const MicrodataSource& source, const Vocabulary& vocabulary, const Questions& questions,
                             const PlanInput& input) {
  Recipe recipe = questions.recipe;
  recipe.statistics.clear();
  for (const auto& name : questions.names) {
    // A statistic of each question makes the plan say whether the files can answer it.
    recipe.statistics.push_back(
        {.name = name, .base = StatisticRule::Base::cases, .where = parse_expression("known(" + name + ")")});
  }
  PlanInput own = input;
  own.summed = {};  // its own SELECT groups by answers
  CompiledPlan plan = compile_plan(source, vocabulary, {recipe}, own);
  if (!plan.absent.empty()) {
    throw unanswerable(plan, source);
  }
  std::vector<std::string> places = {"orphan = 0"};
  for (std::size_t i = 0; i < source.unit_columns.size(); ++i) {
    places.push_back(fmt::format("u{} IS NOT NULL", i));
  }
  std::vector<std::string> groups = {fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", join(places, " AND "))};
  for (const auto& name : questions.names) {
    groups.push_back(sql_identifier(recipe.id + "." + name));
  }
  plan.sql = fmt::format("{}\nSELECT {},\n  {},\n  count(households),\n  sum(households)\nFROM {}\nGROUP BY {}",
                         plan.households, join(groups, ", "), kFixedColumnsSql, plan.last, join(groups, ", "));
  plan.fixed_at = groups.size();
  return plan;
}

std::optional<std::int64_t> whole(const std::optional<std::string>& cell) {
  return cell ? std::optional(static_cast<std::int64_t>(whole_number(cell))) : std::nullopt;
}

/// Reads the rows of the last SELECT: whether there is a unit, the answers, the fixed counts, cases and weight.
Totals read_patterns(const QueryRows& rows, const MicrodataSource& source, std::size_t questions,
                     std::vector<AnswerPattern>& patterns) {
  const auto unweighted = static_cast<std::int64_t>(source.weight_column.empty() ? kMillionths : 1);
  Totals totals;
  for (const auto& row : rows.rows) {
    const std::size_t fixed = 1 + questions;
    if (whole_number(row[0]) == 0) {
      totals.orphans += whole_number(row[fixed]);
      continue;
    }
    totals.lost += whole_number(row[fixed + 1]);
    totals.without_persons += whole_number(row[fixed + 2]);
    totals.undeclared += whole_number(row[fixed + 4]);
    totals.repeated += whole_number(row[fixed + 5]);
    AnswerPattern pattern{.weight = whole(row[fixed + kFixedColumns + 1]).value_or(0) * unweighted,
                          .households = whole(row[fixed + kFixedColumns]).value_or(0)};
    for (std::size_t i = 0; i < questions; ++i) {
      pattern.answers.push_back(whole(row[1 + i]));
    }
    if (pattern.weight > 0) {
      patterns.push_back(std::move(pattern));
    }
  }
  return totals;
}

}  // namespace

HouseholdAnswers count_answers(const MicrodataSource& source, const Vocabulary& vocabulary, const Questions& questions,
                               const MicrodataFiles& files, const MicrodataOptions& options) {
  HouseholdAnswers result;
  MicrodataQuery query(source, files, options, result.findings);
  const QueryRows rows =
      query.run([&](const PlanInput& input) { return compile_answers(source, vocabulary, questions, input); });
  query.look_closer(read_patterns(rows, source, questions.names.size(), result.patterns));
  result.patterns = merged(std::move(result.patterns));
  result.findings.sort();
  return result;
}

std::vector<AnswerPattern> merged(std::vector<AnswerPattern> patterns) {
  std::ranges::sort(patterns, {}, &AnswerPattern::answers);
  std::vector<AnswerPattern> result;
  for (auto& pattern : patterns) {
    if (result.empty() || result.back().answers != pattern.answers) {
      result.push_back(std::move(pattern));
      continue;
    }
    result.back().weight += pattern.weight;
    result.back().households += pattern.households;
  }
  return result;
}

}  // namespace comarca
