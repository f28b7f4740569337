// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "synth/grid_point.hpp"
#include "synth/random.hpp"

namespace comarca::synth {

/// The room a border has: a convex quadrilateral whose diagonal from → to it follows.
struct Room {
  GridPoint from;
  GridPoint right;
  GridPoint to;
  GridPoint left;
};

/// The room around a segment, reaching at most 60 % of the way to what stands on each side (so that 40 % stay free for
/// enclaves). Less where more would not be convex; no width at all when nothing is convex.
[[nodiscard]] Room room_around(GridPoint from, GridPoint to, GridPoint left, GridPoint right) noexcept;

/// Appends the vertices strictly between the ends of a fractal line inside the room, until its segments are shorter
/// than `spacing_mm`. Lines in rooms that do not overlap never cross, and a line never crosses itself: each half runs
/// in a quadrilateral of its own (as in A. Patel, "Noisy edges", 2010).
void append_fractal(const Room& room, std::int64_t spacing_mm, Random& random, Chain& out);

}  // namespace comarca::synth
