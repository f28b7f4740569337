// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "comarca/landuse/land_layer.hpp"
#include "landuse/edge_grid.hpp"

namespace comarca::landuse {

/// The outlines of what one unit's plan says; `grid` holds the edges of `land`.
struct UnitEdges {
  const EdgeGrid& grid;
  const LandLayer& land;
  std::uint32_t unit = 0;
};

/// Distance from a point to the nearest of them within reach.
[[nodiscard]] std::optional<double> nearest_edge(const UnitEdges& edges, Point point, double reach_m);

}  // namespace comarca::landuse
