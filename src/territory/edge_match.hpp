// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "territory/outline.hpp"

namespace comarca {

inline constexpr std::uint32_t kNoMate = 0xFFFFFFFFU;

/// An edge that lies on one which has found its mate already, or on one in the same direction.
struct DoubledEdge {
  std::uint32_t edge = 0;
  std::uint32_t other = kNoMate;  ///< an edge of another unit on the other side, or kNoMate
};

struct EdgeMatch {
  std::vector<std::uint32_t> mate;   ///< for each edge the one in the opposite direction, or kNoMate
  std::vector<DoubledEdge> doubled;  ///< sorted by edge
};

/// Pairs the edges that run between the same two points in opposite directions. Edge i runs from point i to the next of
/// its ring. Linear: a partitioned hash.
[[nodiscard]] EdgeMatch match_edges(const Outline& outline, std::size_t threads);

}  // namespace comarca
