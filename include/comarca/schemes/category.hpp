// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "comarca/catalog/scheme_registry.hpp"

namespace comarca {

/// Category of a municipality by the table of the catalog. `income_wages` is its freely disposable current income in
/// monthly minimum wages; where it disagrees with the population, the income decides. Empty when neither is known.
[[nodiscard]] std::string category_of(const CategoryTable& table, std::optional<double> population,
                                      std::optional<double> income_wages);

/// The fewest voters that are `turnout_pct` % of a roll: exact, rounded up.
[[nodiscard]] std::int64_t least_turnout(std::int64_t roll, std::int64_t turnout_pct) noexcept;

enum class Consultation : std::uint8_t { approved, majority_against, too_few_voters };

/// What a vote says under a least turnout.
[[nodiscard]] Consultation consultation_result(const Vote& vote, std::int64_t turnout_pct) noexcept;

}  // namespace comarca
