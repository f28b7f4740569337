// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <vector>

#include "cartography/chart/chart_part.hpp"

namespace comarca {

/// The units a chart can show, the greatest key first; equal ones by code, so that the order is always the same.
template <std::invocable<const ChartUnit&> Key>
[[nodiscard]] std::vector<std::size_t> shown_units(const Chart& chart, Key key) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < chart.units.size(); ++i) {
    if (is_shown(chart.units[i], chart.kind)) {
      order.push_back(i);
    }
  }
  std::ranges::sort(order, [&](std::size_t left, std::size_t right) {
    const double a = key(chart.units[left]);
    const double b = key(chart.units[right]);
    return a != b ? a > b : chart.units[left].unit.code < chart.units[right].unit.code;
  });
  return order;
}

}  // namespace comarca
