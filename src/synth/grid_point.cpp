// SPDX-License-Identifier: Apache-2.0
#include "synth/grid_point.hpp"

#include <algorithm>

namespace comarca::synth {

double distance_mm(GridPoint point, GridPoint from, GridPoint to) noexcept {
  const auto dx = static_cast<double>(to.x - from.x);
  const auto dy = static_cast<double>(to.y - from.y);
  const auto px = static_cast<double>(point.x - from.x);
  const auto py = static_cast<double>(point.y - from.y);
  const double square = dx * dx + dy * dy;
  const double share = square > 0 ? std::clamp((px * dx + py * dy) / square, 0.0, 1.0) : 0.0;
  const double x = px - share * dx;
  const double y = py - share * dy;
  return std::sqrt(x * x + y * y);
}

}  // namespace comarca::synth
