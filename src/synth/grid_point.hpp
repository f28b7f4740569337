// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace comarca::synth {

/// A point on the 1 mm grid, from the middle of the territory. Within 550 km, so that cross products fit 64 bits.
struct GridPoint {
  std::int64_t x = 0;
  std::int64_t y = 0;
  auto operator<=>(const GridPoint&) const = default;
};

using Chain = std::vector<GridPoint>;

[[nodiscard]] constexpr GridPoint operator+(GridPoint a, GridPoint b) noexcept {
  return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] constexpr GridPoint operator-(GridPoint a, GridPoint b) noexcept {
  return {a.x - b.x, a.y - b.y};
}

[[nodiscard]] constexpr std::int64_t cross(GridPoint a, GridPoint b) noexcept {
  return a.x * b.y - b.x * a.y;
}

/// Twice the area of the triangle: positive when a, b, c run counter-clockwise.
[[nodiscard]] constexpr std::int64_t turn(GridPoint a, GridPoint b, GridPoint c) noexcept {
  return cross(b - a, c - a);
}

/// The point `parts`/1024 of the way from a to b, on the grid.
[[nodiscard]] constexpr GridPoint along(GridPoint a, GridPoint b, std::int64_t parts) noexcept {
  return {a.x + ((b.x - a.x) * parts + 512) / 1024, a.y + ((b.y - a.y) * parts + 512) / 1024};
}

[[nodiscard]] constexpr GridPoint middle(GridPoint a, GridPoint b) noexcept {
  return along(a, b, 512);
}

[[nodiscard]] constexpr std::int64_t squared_length(GridPoint a, GridPoint b) noexcept {
  return (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
}

[[nodiscard]] inline double length_mm(GridPoint a, GridPoint b) noexcept {
  return std::sqrt(static_cast<double>(squared_length(a, b)));
}

/// Distance in mm from a point to a segment.
[[nodiscard]] double distance_mm(GridPoint point, GridPoint from, GridPoint to) noexcept;

}  // namespace comarca::synth
