// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "comarca/geometry/projection.hpp"

namespace comarca {

inline constexpr std::size_t kArealPowers = 5;

/// Square metres (GRS 80) per square unit of a CRS over a square, as coefficients of u^i v^j with u and v from -1 to 1.
struct ArealPatch {
  bool valid = false;
  std::array<double, kArealPowers * kArealPowers> power{};
};

/// A patch that the CRS cannot place on the ellipsoid is not valid, and 1 throughout.
[[nodiscard]] ArealPatch areal_patch(const Projection& crs, Point centre, double half_side);

}  // namespace comarca
