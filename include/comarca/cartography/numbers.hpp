// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "comarca/base/language.hpp"

namespace comarca {

/// The number with a fixed count of decimals: "1.234,5" in Spanish, "1,234.5" in English. Four digits stay together.
[[nodiscard]] std::string number_text(double value, int decimals, Language language);

/// Fewest decimals (at most 6, or four figures of the largest when all are tiny) with which all the values are written
/// without loss of meaning: different values look different, and rounded ones look round.
[[nodiscard]] int decimals_for(std::span<const double> values);

/// Decimals to read a column of measured values by: three figures of the largest, fewer when the values need fewer.
[[nodiscard]] int reading_decimals(std::span<const double> values);

/// The number in (low, high] with the fewest digits.
[[nodiscard]] double shortest_between(double low, double high);

/// The largest of 1, 2, 2.5, 5 times a power of ten that is not above the value.
[[nodiscard]] double round_down(double value);

}  // namespace comarca
