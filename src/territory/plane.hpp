// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

[[nodiscard]] inline double squared_distance(Point a, Point b) noexcept {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

[[nodiscard]] inline double distance(Point a, Point b) noexcept {
  return std::sqrt(squared_distance(a, b));
}

struct Segment2 {
  Point from;
  Point to;

  [[nodiscard]] Point at(double share) const noexcept {
    return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
  }
  [[nodiscard]] double length() const noexcept { return distance(from, to); }
  [[nodiscard]] Box box() const noexcept {
    return {std::min(from.x, to.x), std::min(from.y, to.y), std::max(from.x, to.x), std::max(from.y, to.y)};
  }
  /// Share of the way to the foot of the point's perpendicular, unbounded.
  [[nodiscard]] double share_of(Point point) const noexcept {
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double squared = dx * dx + dy * dy;
    return squared > 0 ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared : 0;
  }
  [[nodiscard]] Point nearest(Point point) const noexcept { return at(std::clamp(share_of(point), 0.0, 1.0)); }
  /// Twice the signed area of the triangle: positive when the point is on the left.
  [[nodiscard]] double side(Point point) const noexcept {
    return (to.x - from.x) * (point.y - from.y) - (point.x - from.x) * (to.y - from.y);
  }
  /// True when the box, grown by the margin, has a point of the segment's line within the segment's own box.
  [[nodiscard]] bool may_meet(const Box& other, double margin) const noexcept {
    const Box grown = other.grown(margin);
    if (!box().intersects(grown)) {
      return false;
    }
    const Point corners[] = {
        {grown.min_x, grown.min_y}, {grown.max_x, grown.min_y}, {grown.max_x, grown.max_y}, {grown.min_x, grown.max_y}};
    bool left = false;
    bool right = false;
    for (const Point corner : corners) {
      const double s = side(corner);
      left |= s >= 0;
      right |= s <= 0;
    }
    return left && right;
  }
};

}  // namespace comarca
