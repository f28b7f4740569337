// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace comarca {

/// Different values in ascending order, each with how often it occurs.
struct Tally {
  std::vector<double> values;
  std::vector<double> counts;
};

/// Index of the first value of each class but the first, so that the sum of squared deviations from the class means is
/// the least possible. Exact: dynamic programming over the classes, each row by divide and conquer, O(k n log n).
/// `classes` is at most the number of values.
[[nodiscard]] std::vector<std::size_t> jenks_starts(const Tally& tally, std::size_t classes);

}  // namespace comarca
