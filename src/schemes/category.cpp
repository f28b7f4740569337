// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/category.hpp"

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

std::string category_of(const CategoryTable& table, std::optional<double> population,
                        std::optional<double> income_wages) {
  if (income_wages) {
    return by_limit(table, *income_wages, &CategoryRow::most_income);
  }
  return population ? by_limit(table, *population, &CategoryRow::most_population) : std::string();
}

std::int64_t least_turnout(std::int64_t roll, std::int64_t turnout_pct) noexcept {
  constexpr std::int64_t kHundred = 100;
  // Whole hundreds apart, so that no roll overflows.
  return roll / kHundred * turnout_pct + (roll % kHundred * turnout_pct + kHundred - 1) / kHundred;
}

Consultation consultation_result(const Vote& vote, std::int64_t turnout_pct) noexcept {
  if (vote.turnout.value_or(vote.yes + vote.no) < least_turnout(vote.roll, turnout_pct)) {
    return Consultation::too_few_voters;
  }
  return vote.yes > vote.no ? Consultation::approved : Consultation::majority_against;
}

}  // namespace comarca
