// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "comarca/geometry/polygons.hpp"

namespace comarca::landuse {

/// A line walked by distance from its beginning, in units of the map.
class BorderWalk {
 public:
  BorderWalk(std::span<const Point> line, double true_length_m) : line_(line), reached_{0} {
    for (std::size_t i = 1; i < line.size(); ++i) {
      reached_.push_back(reached_.back() + std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
    }
    true_scale_ = reached_.back() > 0 ? true_length_m / reached_.back() : 0;
  }

  struct Place {
    Point point;
    Point direction;  ///< of length 1
  };

  [[nodiscard]] double length() const noexcept { return reached_.back(); }
  /// Metres on the ellipsoid per unit of the map.
  [[nodiscard]] double true_scale() const noexcept { return true_scale_; }

  [[nodiscard]] Place at(double distance) const {
    const std::size_t i = segment(distance);
    const double length = reached_[i + 1] - reached_[i];
    const Point way{(line_[i + 1].x - line_[i].x) / length, (line_[i + 1].y - line_[i].y) / length};
    const double along = std::clamp(distance - reached_[i], 0.0, length);
    return {{line_[i].x + way.x * along, line_[i].y + way.y * along}, way};
  }

  [[nodiscard]] std::vector<Point> part(double from, double to) const {
    std::vector<Point> points{at(from).point};
    for (std::size_t i = 0; i < line_.size(); ++i) {
      if (reached_[i] > from && reached_[i] < to) {
        points.push_back(line_[i]);
      }
    }
    points.push_back(at(to).point);
    return points;
  }

 private:
  /// The segment of a distance; never one without a length.
  [[nodiscard]] std::size_t segment(double distance) const {
    const auto after = std::upper_bound(reached_.begin(), reached_.end(), distance);
    auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - reached_.begin(), 1)) - 1;
    i = std::min(i, line_.size() - 2);
    while (i > 0 && !(reached_[i + 1] > reached_[i])) {
      --i;
    }
    return i;
  }

  std::span<const Point> line_;
  std::vector<double> reached_;
  double true_scale_ = 0;
};

}  // namespace comarca::landuse
