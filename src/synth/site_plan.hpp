// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "synth/grid_point.hpp"
#include "synth/planar_map.hpp"

namespace comarca::synth {

/// Scatters sites over a square wide enough to choose `units` cells in its middle: jittered on a grid, denser along a
/// valley, whose mean cell is about 500 km2 (less when that many units would not fit the country).
[[nodiscard]] std::vector<GridPoint> scatter_sites(std::size_t units, std::uint64_t seed);

/// Which cells belong to the territory.
struct Selection {
  std::vector<std::uint32_t> mainland;  ///< a connected set, grown from the middle
  std::uint32_t island = kNobody;       ///< a cell that touches no other one
};

/// Chooses `mainland` connected cells and an island off their coast.
[[nodiscard]] Selection choose_cells(const PlanarMap& map, std::size_t mainland, std::uint64_t seed);

}  // namespace comarca::synth
