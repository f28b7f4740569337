// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "comarca/territory/coverage.hpp"

namespace comarca {

/// A piece of an outer edge, and the outline of another unit that runs beside it in the opposite direction.
struct SideSample {
  std::uint32_t low_unit = 0;  ///< the pair
  std::uint32_t high_unit = 0;
  std::uint32_t arc = 0;
  std::uint32_t edge = 0;  ///< first point of the edge, index in Coverage::points
  double begin = 0;        ///< share of the edge
  double end = 1;
  double length = 0;     ///< of the piece, in CRS units
  double distance = 0;   ///< to the other outline, on average
  double widest = 0;     ///< the same at its largest
  double least_gap = 0;  ///< the same at its least; negative inside the other unit
};

/// How closely to look.
struct SampleOptions {
  double reach = 0;         ///< farthest distance of another outline, in CRS units
  double piece_length = 0;  ///< edges are looked at in pieces of this length, at most eight
  std::size_t stride = 1;   ///< looks at one in so many edges, at the first of each arc in any case
  std::size_t threads = 1;
};

/// For every piece of an outer arc the nearest facing outline in reach, if any; in the order of arcs, edges and pieces.
/// Successive pieces of an edge beside the same unit are one.
[[nodiscard]] std::vector<SideSample> sample_sides(const Coverage& coverage, const SampleOptions& options);

/// Number of edges of outer arcs.
[[nodiscard]] std::size_t outer_edge_count(const Coverage& coverage) noexcept;

}  // namespace comarca
