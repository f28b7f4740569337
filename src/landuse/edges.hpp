// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "comarca/geometry/polygons.hpp"

namespace comarca::landuse {

/// An edge of a polygon, left end first. The number of times a polygon holds a point is the sum of the weights of its
/// edges above the point: an edge with the inside below it weighs 1, one with the inside above it -1. `owner` is the
/// unit, or a slot that stands for it.
struct Edge {
  Point left;
  Point right;
  std::uint32_t owner = 0;
  std::int32_t weight = 0;

  [[nodiscard]] bool vertical() const noexcept { return !(left.x < right.x); }
  [[nodiscard]] double low() const noexcept { return std::min(left.y, right.y); }
  [[nodiscard]] double high() const noexcept { return std::max(left.y, right.y); }
  [[nodiscard]] double y_at(double x) const noexcept {
    const double y = left.y + (right.y - left.y) * ((x - left.x) / (right.x - left.x));
    return std::clamp(y, low(), high());
  }
  [[nodiscard]] bool crosses(double y) const noexcept { return (left.y > y) != (right.y > y); }
  /// Where the edge crosses the height y, which it must cross.
  [[nodiscard]] double x_at(double y) const noexcept {
    return std::clamp(left.x + (right.x - left.x) * ((y - left.y) / (right.y - left.y)), left.x, right.x);
  }
  /// How the weight above the crossed height changes from left to right of the crossing.
  [[nodiscard]] std::int32_t step() const noexcept { return right.y > left.y ? weight : -weight; }
};

/// Calls take(edge) for every edge of a unit that has a length.
template <class Take>
void for_edges(const Polygons& polygons, std::size_t unit, const Take& take) {
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    for (std::size_t r = polygons.part_start[part]; r < polygons.part_start[part + 1]; ++r) {
      const auto ring = polygons.ring(r);
      const bool shell = r == polygons.part_start[part];
      const std::int32_t inside_below = (signed_area(ring) > 0) == shell ? 1 : -1;
      Point from = ring.back();
      for (const Point to : ring) {
        if (from != to) {
          const bool leftward = to < from;  // an upright edge counts as leftward when it goes down
          take(leftward ? Edge{to, from, static_cast<std::uint32_t>(unit), inside_below}
                        : Edge{from, to, static_cast<std::uint32_t>(unit), -inside_below});
        }
        from = to;
      }
    }
  }
}

}  // namespace comarca::landuse
