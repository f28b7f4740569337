// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/legend_columns.hpp"

#include <algorithm>
#include <numeric>

namespace comarca {
namespace {

std::vector<LegendColumn> filled(const std::vector<double>& heights, double room) {
  std::vector<LegendColumn> columns = {{0, 0}};
  double used = 0;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    if (used + heights[i] > room * (1 + 1e-9)) {
      columns.push_back({i, i});
      used = 0;
    }
    used += heights[i];
    columns.back().end = i + 1;
  }
  return columns;
}

}  // namespace

std::vector<LegendColumn> even_columns(const std::vector<double>& heights, std::size_t most) {
  if (most <= 1 || heights.empty()) {
    return {{0, heights.size()}};
  }
  const double total = std::accumulate(heights.begin(), heights.end(), 0.0);
  double room = std::max(total / static_cast<double>(most), *std::ranges::max_element(heights));
  std::vector<LegendColumn> columns = filled(heights, room);
  while (columns.size() > most) {
    room *= 1.02;
    columns = filled(heights, room);
  }
  return columns;
}

}  // namespace comarca
