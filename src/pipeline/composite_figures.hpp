// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/indicators/composite.hpp"

namespace comarca {

/// The composite of every unit of one level, from the figures of that level alone: normalised among its units. A unit
/// without a part, and one that has none to be compared with, has no value and the reason.
[[nodiscard]] FigureTable composite_figures(const CompositeRule& rule, const FigureTable& figures, Level level,
                                            const std::vector<std::string>& units);

}  // namespace comarca
