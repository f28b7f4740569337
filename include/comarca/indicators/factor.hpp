// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/indicators/indicator.hpp"

namespace comarca {

/// A unit of which both are known: the inputs of an index and what they should give.
struct KnownUnit {
  std::map<std::string, double> inputs;
  double observed = 0;
  double weight = 1;
};

/// A factor found where the truth is known.
struct Factor {
  double value = 1;
  double observed = 0;   ///< weighted mean of what was observed
  double estimated = 0;  ///< weighted mean of the figure with a factor of 1
  std::size_t units = 0;
};

/// The factor with which the weighted mean of the rule's figure is that of what was observed; of several that do, the
/// nearest to 1. Nothing when none within the range of the input does, or no unit weighs anything. The figure must not
/// fall as the factor grows.
[[nodiscard]] std::optional<Factor> solve_factor(const Indicator& indicator, const std::vector<KnownUnit>& units);

}  // namespace comarca
