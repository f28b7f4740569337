// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "comarca/base/parallel.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// Where to cut `starts` (ascending offsets, one more than items) into `count` ranges of items of about equal extent.
[[nodiscard]] inline std::vector<std::size_t> even_cuts(const std::vector<std::uint32_t>& starts, std::size_t count) {
  std::vector<std::size_t> cuts;
  for (std::size_t i = 0; i <= count; ++i) {
    const auto target = static_cast<std::uint32_t>(std::size_t{starts.back()} * i / count);
    cuts.push_back(static_cast<std::size_t>(std::ranges::lower_bound(starts, target) - starts.begin()));
  }
  cuts.front() = 0;
  cuts.back() = starts.size() - 1;
  return cuts;
}

/// task(thread, first unit, end unit): each thread gets units with about the same number of points.
template <class Task>
void for_units(const Polygons& polygons, std::size_t threads, const Task& task) {
  std::vector<std::uint32_t> starts(polygons.unit_start.size());
  for (std::size_t unit = 0; unit < starts.size(); ++unit) {
    starts[unit] = polygons.ring_start[polygons.part_start[polygons.unit_start[unit]]];
  }
  const auto cuts = even_cuts(starts, threads);
  for_ranges(threads, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      task(thread, cuts[i], cuts[i + 1]);
    }
  });
}

/// task(thread, first ring, end ring): each thread gets rings with about the same number of points.
template <class Task>
void for_rings(const Polygons& polygons, std::size_t threads, const Task& task) {
  const auto cuts = even_cuts(polygons.ring_start, threads);
  for_ranges(threads, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      task(thread, cuts[i], cuts[i + 1]);
    }
  });
}

}  // namespace comarca
