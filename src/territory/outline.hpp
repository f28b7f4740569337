// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// Polygons whose every ring has its unit on the left and no two successive points alike.
struct Outline {
  Polygons polygons;
  std::vector<std::uint32_t> unit_of_ring;
  std::vector<std::uint64_t> unit_signature;  ///< equal for units made of the same edges
  std::vector<std::uint32_t> broken_units;    ///< had coordinates that are no numbers; emptied
  std::vector<std::uint32_t> collapsed;       ///< lost a ring that encloses nothing

  /// Ring that holds a point, by binary search.
  [[nodiscard]] std::size_t ring_of(std::uint32_t edge) const noexcept;
  [[nodiscard]] std::uint32_t unit_of(std::uint32_t edge) const noexcept { return unit_of_ring[ring_of(edge)]; }
  [[nodiscard]] std::uint32_t next(std::uint32_t edge, std::size_t ring) const noexcept {
    return edge + 1 == polygons.ring_start[ring + 1] ? polygons.ring_start[ring] : edge + 1;
  }
  [[nodiscard]] Point end(std::uint32_t edge, std::size_t ring) const noexcept {
    return polygons.points[next(edge, ring)];
  }
};

/// Turns the rings and drops what is repeated, in place.
[[nodiscard]] Outline make_outline(Polygons polygons, std::size_t threads);

[[nodiscard]] inline std::uint64_t mixed(std::uint64_t value) noexcept {
  value ^= value >> 32;
  value *= 0xD6E8FEB86659FD93U;
  value ^= value >> 32;
  return value;
}

/// Equal points have equal hashes, also 0 and -0.
[[nodiscard]] inline std::uint64_t point_hash(Point point) noexcept {
  const auto x = std::bit_cast<std::uint64_t>(point.x + 0.0);
  const auto y = std::bit_cast<std::uint64_t>(point.y + 0.0);
  return mixed(x * 0x9E3779B97F4A7C15U + std::rotl(y * 0xC2B2AE3D27D4EB4FU, 31));
}

/// The same for an edge and its opposite.
[[nodiscard]] inline std::uint64_t edge_hash(std::uint64_t from_hash, std::uint64_t to_hash) noexcept {
  return (from_hash + to_hash) * 0x9FB21C651E98DF25U;
}

}  // namespace comarca
