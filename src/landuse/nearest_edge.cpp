// SPDX-License-Identifier: Apache-2.0
#include "landuse/nearest_edge.hpp"

#include <algorithm>
#include <cmath>

namespace comarca::landuse {
namespace {

double distance(Point point, const Edge& edge) {
  const Point way{edge.right.x - edge.left.x, edge.right.y - edge.left.y};
  const double squared = way.x * way.x + way.y * way.y;
  const double along = squared > 0 ? ((point.x - edge.left.x) * way.x + (point.y - edge.left.y) * way.y) / squared : 0;
  const double share = std::clamp(along, 0.0, 1.0);
  return std::hypot(point.x - edge.left.x - share * way.x, point.y - edge.left.y - share * way.y);
}

}  // namespace

std::optional<double> nearest_edge(const UnitEdges& edges, Point point, double reach_m) {
  const auto& [grid, land, unit] = edges;
  const CellRange cells = grid.cells({point.x - reach_m, point.y - reach_m, point.x + reach_m, point.y + reach_m});
  std::optional<double> best;
  for (std::size_t row = cells.first_row; row <= cells.last_row; ++row) {
    for (std::size_t column = cells.first_column; column <= cells.last_column; ++column) {
      for (const std::uint32_t index : grid.edges_of(column, row)) {
        const Edge& edge = grid.edges()[index];
        const double found = land.features[edge.owner].plan == unit ? distance(point, edge) : reach_m + 1;
        if (found <= reach_m && (!best || found < *best)) {
          best = found;
        }
      }
    }
  }
  return best;
}

}  // namespace comarca::landuse
