// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>

#include "comarca/landuse/articulation.hpp"
#include "landuse/border_walk.hpp"
#include "landuse/edge_grid.hpp"

namespace comarca {
namespace {

using landuse::BorderWalk;
using landuse::CellRange;
using landuse::Edge;
using landuse::EdgeGrid;

double distance(Point point, const Edge& edge) {
  const Point way{edge.right.x - edge.left.x, edge.right.y - edge.left.y};
  const double squared = way.x * way.x + way.y * way.y;
  const double along = squared > 0 ? ((point.x - edge.left.x) * way.x + (point.y - edge.left.y) * way.y) / squared : 0;
  const double share = std::clamp(along, 0.0, 1.0);
  return std::hypot(point.x - edge.left.x - share * way.x, point.y - edge.left.y - share * way.y);
}

/// Distance to the nearest outline of the unit's plan within reach.
std::optional<double> nearest(const EdgeGrid& grid, const LandLayer& land, Point point, std::uint32_t unit,
                              double reach_m) {
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

}  // namespace

std::vector<EdgeMatch> match_edges(const LandLayer& land, const Coverage& coverage, const BorderGraph& graph,
                                   const ArticulationOptions& options) {
  std::vector<EdgeMatch> result;
  const EdgeGrid grid(land.polygons);
  for (std::size_t index = 0; index < graph.borders().size(); ++index) {
    const Border& border = graph.borders()[index];
    for (const std::uint32_t unit : {border.a, border.b}) {
      std::vector<double> distances;
      double beyond = 0;
      for (const std::uint32_t arc : graph.border_arcs(index)) {
        const BorderWalk walk(coverage.arc(arc), coverage.arcs[arc].length_m);
        const double count = walk.length() > 0 ? std::ceil(walk.length() / options.step_m) : 0;
        for (double i = 0; i < count; ++i) {
          const auto found =
              nearest(grid, land, walk.at(walk.length() * (i + 0.5) / count).point, unit, options.reach_m);
          if (found) {
            distances.push_back(*found);
          } else {
            ++beyond;
          }
        }
      }
      const double points = beyond + static_cast<double>(distances.size());
      if (points == 0 || distances.empty()) {
        continue;
      }
      std::ranges::sort(distances);
      result.push_back({static_cast<std::uint32_t>(index), unit, distances[distances.size() / 2], distances.back(),
                        100 * beyond / points});
    }
  }
  return result;
}

}  // namespace comarca
