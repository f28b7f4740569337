// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/geometry/polygons.hpp"

namespace comarca::testing {

/// Pairs of edges, of any units, that cross at a point inside both. By trying all pairs.
[[nodiscard]] std::size_t crossing_count(const Polygons& polygons);

}  // namespace comarca::testing
