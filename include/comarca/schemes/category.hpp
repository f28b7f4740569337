// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "comarca/catalog/scheme_registry.hpp"

namespace comarca {

/// Category of a municipality by the table of the catalog. `income_wages` is its freely disposable current income in
/// monthly minimum wages; where it disagrees with the population, the income decides as far as the law of the day lets
/// it. Empty when neither is known. The category that a decree declares rules; this is for where none is known.
struct CategoryFacts {
  std::optional<double> population;
  std::optional<double> income_wages;
};
[[nodiscard]] std::string category_of(const CategoryTable& table, const CategoryFacts& facts, const Date& day);

/// The fewest voters that are `turnout_pct` % of a roll: exact, rounded up.
[[nodiscard]] std::int64_t least_turnout(std::int64_t roll, std::int64_t turnout_pct) noexcept;

enum class Consultation : std::uint8_t { approved, majority_against, too_few_voters };

/// What a vote says under a least turnout.
[[nodiscard]] Consultation consultation_result(
    const Vote& vote, std::int64_t turnout_pct,
    ConsultationRule::Majority majority = ConsultationRule::Majority::more_yes_than_no) noexcept;

/// What the law of a day asks of a vote.
struct Asked {
  std::int64_t turnout_pct = 0;
  std::string article;  ///< empty: that of the rule
};
[[nodiscard]] Asked asked_of_vote(const ConsultationRule& rule, const Date& day);

}  // namespace comarca
