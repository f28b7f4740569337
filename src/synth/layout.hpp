// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "comarca/synth/demo_territory.hpp"
#include "synth/planar_map.hpp"

namespace comarca::synth {

/// Which unit holds which cell, and the odd ones. Units are numbered as they were chosen, from the middle outwards;
/// the island and the enclave come last.
struct Layout {
  PlanarMap map;
  std::vector<std::uint32_t> unit_of_cell;
  std::vector<std::uint32_t> cell_of_unit;  ///< kNobody for the enclave, which has no cell of its own
  std::uint32_t island = 0;
  std::uint32_t enclave = 0;
  std::uint32_t enclave_host = 0;
  std::uint32_t exclave_owner = 0;
  std::uint32_t exclave_host = 0;
  std::uint32_t edge_of_200_m = 0;

  [[nodiscard]] std::size_t unit_count() const noexcept { return cell_of_unit.size(); }
  /// Units on both sides of an edge; kNobody for the world outside.
  [[nodiscard]] UnitPair sides(const MapEdge& edge) const noexcept {
    return {unit_of_cell[edge.left], unit_of_cell[edge.right]};
  }
  /// Units across the edges of each unit's cell, without the loops.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> neighbours() const;
  /// Where a unit is: the site of its cell, or of its host's.
  [[nodiscard]] GridPoint place(std::uint32_t unit) const noexcept;
};

[[nodiscard]] Layout make_layout(std::size_t units, std::uint64_t seed);

/// Gives every unit the number new_number[unit].
void renumber(Layout& layout, const std::vector<std::uint32_t>& new_number);

}  // namespace comarca::synth
