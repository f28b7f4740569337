// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "comarca/territory/coverage.hpp"
#include "territory/edge_match.hpp"

namespace comarca {

/// Successive edges of a ring with the same neighbour all along.
struct Segment {
  std::uint32_t first = 0;  ///< edge
  std::uint32_t count = 0;
  std::uint32_t ring = 0;
  std::uint32_t other_unit = kOutside;
  ArcKind kind = ArcKind::outer;
  bool makes_arc = true;  ///< false for the second side of a shared border
};

/// In ring order, and within a ring by first edge.
[[nodiscard]] std::vector<Segment> find_segments(const Outline& outline, const EdgeMatch& match, std::size_t threads);

[[nodiscard]] inline std::uint32_t last_edge(const Segment& segment, const Outline& outline) noexcept {
  const std::uint32_t begin = outline.polygons.ring_start[segment.ring];
  const std::uint32_t size = outline.polygons.ring_start[segment.ring + 1] - begin;
  return begin + (segment.first - begin + segment.count - 1) % size;
}

}  // namespace comarca
