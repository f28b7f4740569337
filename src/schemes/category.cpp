// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/category.hpp"

#include <algorithm>
#include <iterator>

namespace comarca {
namespace {

/// The lowest category whose limit the value does not exceed.
std::string by_limit(const CategoryTable& table, double value, std::optional<double> CategoryRow::*limit) {
  for (auto row = table.rows.rbegin(); row != table.rows.rend(); ++row) {
    const auto most = (*row).*limit;
    if (!most || value <= *most) {
      return row->category;
    }
  }
  return {};
}

}  // namespace

std::string category_of(const CategoryTable& table, const CategoryFacts& facts, const Date& day) {
  const std::string by_people =
      facts.population ? by_limit(table, *facts.population, &CategoryRow::most_population) : std::string();
  if (!facts.income_wages) {
    return by_people;
  }
  const std::string by_income = by_limit(table, *facts.income_wages, &CategoryRow::most_income);
  const CategoryRegime* regime = table.regime_on(day);
  if (by_people.empty() || regime == nullptr || regime->rise != CategoryRegime::Rise::to_the_next) {
    return by_income;
  }
  const auto at = [&](const std::string& name) { return std::ranges::find(table.rows, name, &CategoryRow::category); };
  const auto people = at(by_people);
  return people != table.rows.begin() && at(by_income) < people ? std::prev(people)->category : by_income;
}

std::int64_t least_turnout(std::int64_t roll, std::int64_t turnout_pct) noexcept {
  constexpr std::int64_t kHundred = 100;
  // Whole hundreds apart, so that no roll overflows.
  return roll / kHundred * turnout_pct + (roll % kHundred * turnout_pct + kHundred - 1) / kHundred;
}

Consultation consultation_result(const Vote& vote, std::int64_t turnout_pct,
                                 ConsultationRule::Majority majority) noexcept {
  const std::int64_t voted = vote.turnout.value_or(vote.yes + vote.no);
  if (voted < least_turnout(vote.roll, turnout_pct)) {
    return Consultation::too_few_voters;
  }
  const bool absolute = majority == ConsultationRule::Majority::half_of_the_voters;
  return (absolute ? vote.yes > voted - vote.yes : vote.yes > vote.no) ? Consultation::approved
                                                                       : Consultation::majority_against;
}

Asked asked_of_vote(const ConsultationRule& rule, const Date& day) {
  for (const Threshold& one : rule.thresholds) {
    if (one.in_force.on(day)) {
      return {one.turnout_pct, one.article};
    }
  }
  return {rule.turnout_pct, {}};
}

}  // namespace comarca
