// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "synth/planar_map.hpp"

namespace comarca::synth {

/// Reshapes a few short edges deep inside the mainland: those shorter than a thirtieth of the median (at least one)
/// shrink to a point, where their cells then meet four at a corner; the shortest of the others becomes exactly 200 m
/// long and straight. Returns that edge.
[[nodiscard]] std::uint32_t reshape_short_edges(PlanarMap& map, const std::vector<char>& on_mainland);

}  // namespace comarca::synth
