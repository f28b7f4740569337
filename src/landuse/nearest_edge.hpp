// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "comarca/landuse/land_layer.hpp"
#include "landuse/edge_grid.hpp"

namespace comarca::landuse {

/// Distance from a point to the nearest outline of the unit's features within reach; `grid` holds the edges of `land`.
[[nodiscard]] std::optional<double> nearest_edge(const EdgeGrid& grid, const LandLayer& land, Point point,
                                                 std::uint32_t unit, double reach_m);

}  // namespace comarca::landuse
