// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/language.hpp"
#include "comarca/indicators/figure.hpp"

namespace comarca {

/// What an indicator is, where it comes from and how each figure is computed, as lines of text.
[[nodiscard]] std::string describe_indicator(const Indicator& indicator, Language language);

/// The figures of a place step by step: the formula, the formula with its numbers, the result or what is missing.
[[nodiscard]] std::string explain_arithmetic(const Indicator& indicator, const FigureBasis& basis, const Place& place,
                                             Language language);

}  // namespace comarca
