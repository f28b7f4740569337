// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "comarca/landuse/articulation.hpp"
#include "landuse/border_walk.hpp"
#include "landuse/nearest_edge.hpp"

namespace comarca {

std::vector<EdgeMatch> match_edges(const LandLayer& land, const BorderLines& borders,
                                   const ArticulationOptions& options) {
  const auto& [coverage, graph] = borders;
  std::vector<EdgeMatch> result;
  const landuse::EdgeGrid grid(land.polygons);
  for (std::size_t index = 0; index < graph.borders().size(); ++index) {
    const Border& border = graph.borders()[index];
    for (const std::uint32_t unit : {border.a, border.b}) {
      std::vector<double> distances;
      double beyond = 0;
      for (const std::uint32_t arc : graph.border_arcs(index)) {
        const landuse::BorderWalk walk(coverage.arc(arc), coverage.arcs[arc].length_m);
        const double count = walk.length() > 0 ? std::ceil(walk.length() / options.step_m) : 0;
        for (double i = 0; i < count; ++i) {
          const auto found = landuse::nearest_edge({grid, land, unit}, walk.at(walk.length() * (i + 0.5) / count).point,
                                                   options.reach_m);
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
