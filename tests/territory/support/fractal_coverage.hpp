// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "comarca/territory/coverage.hpp"

namespace comarca::testing {

/// A square of side × side units of 10 km with crooked borders: each side of a cell is a random walk of `vertices`
/// points between fixed corners, kept within its own diamond so that sides never cross. The same seed gives the same.
[[nodiscard]] Polygons fractal_polygons(std::size_t side, std::size_t vertices, std::uint32_t seed);

[[nodiscard]] Coverage fractal_coverage(std::size_t side, std::size_t vertices, std::uint32_t seed);

}  // namespace comarca::testing
