// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace comarca {

/// The entries of one column of a legend: [begin, end).
struct LegendColumn {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Entries of these heights in at most so many columns, one after the other, as even as their order allows.
[[nodiscard]] std::vector<LegendColumn> even_columns(const std::vector<double>& heights, std::size_t most);

}  // namespace comarca
