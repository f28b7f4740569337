// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>

#include "territory/arcs.hpp"

namespace comarca {
namespace {

/// Numbers points in the order they are first met.
class NodeNumbers {
 public:
  NodeNumbers(std::vector<Point>& points, std::size_t expected)
      : points_(points), slots_(std::bit_ceil(expected * 2 + 2), kFree), mask_(slots_.size() - 1) {}

  std::uint32_t number(Point point) {
    std::size_t slot = static_cast<std::size_t>(point_hash(point)) & mask_;
    while (slots_[slot] != kFree) {
      if (points_[slots_[slot]] == point) {
        return slots_[slot];
      }
      slot = (slot + 1) & mask_;
    }
    slots_[slot] = static_cast<std::uint32_t>(points_.size());
    points_.push_back(point);
    return slots_[slot];
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFFU;
  std::vector<Point>& points_;
  std::vector<std::uint32_t> slots_;
  std::size_t mask_;
};

template <class Visit>
void for_node_units(const Coverage& coverage, const Visit& visit) {
  for (const Arc& arc : coverage.arcs) {
    if (arc.kind == ArcKind::apart) {
      continue;
    }
    for (const std::uint32_t node : {arc.from_node, arc.to_node}) {
      visit(node, arc.left);
      if (arc.right != kOutside) {
        visit(node, arc.right);
      }
    }
  }
}

/// Sorts the units of each node and drops the repeated ones.
void settle_node_units(Coverage& coverage) {
  auto& units = coverage.node_units;
  std::size_t kept = 0;
  for (std::size_t node = 0; node + 1 < coverage.node_start.size(); ++node) {
    const auto begin = units.begin() + coverage.node_start[node];
    const auto end = units.begin() + coverage.node_start[node + 1];
    std::sort(begin, end);
    const auto last = std::unique(begin, end);
    const auto out = units.begin() + static_cast<std::ptrdiff_t>(kept);
    coverage.node_start[node] = static_cast<std::uint32_t>(kept);
    kept += static_cast<std::size_t>(last - begin);
    std::copy(begin, last, out);
  }
  coverage.node_start.back() = static_cast<std::uint32_t>(kept);
  units.resize(kept);
}

}  // namespace

void build_nodes(Coverage& coverage) {
  coverage.node_points.clear();
  NodeNumbers numbers(coverage.node_points, coverage.arcs.size() * 2);
  for (std::size_t a = 0; a < coverage.arcs.size(); ++a) {
    const auto line = coverage.arc(a);
    coverage.arcs[a].from_node = numbers.number(line.front());
    coverage.arcs[a].to_node = numbers.number(line.back());
  }
  coverage.node_start.assign(coverage.node_points.size() + 1, 0);
  for_node_units(coverage, [&](std::uint32_t node, std::uint32_t) { ++coverage.node_start[node + 1]; });
  for (std::size_t node = 1; node < coverage.node_start.size(); ++node) {
    coverage.node_start[node] += coverage.node_start[node - 1];
  }
  coverage.node_units.resize(coverage.node_start.back());
  std::vector<std::uint32_t> cursor(coverage.node_start.begin(), coverage.node_start.end() - 1);
  for_node_units(coverage, [&](std::uint32_t node, std::uint32_t unit) { coverage.node_units[cursor[node]++] = unit; });
  settle_node_units(coverage);
}

}  // namespace comarca
