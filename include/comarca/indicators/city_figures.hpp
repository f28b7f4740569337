// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comarca/indicators/figure.hpp"

namespace comarca {

/// What the network of cities of a level is told from.
struct CityBasis {
  const Statistics& statistics;  ///< of municipalities
  std::string population;        ///< the statistic that counts people
  Level level = Level::municipality;
  std::string sources = {};
  std::optional<double> least_coverage = {};  ///< share of the cities that must have a population; nothing: any
};

/// Primacy and rank-size of the municipalities of each group, for every period with a population. Of a network whose
/// largest city may be the one that lacks its population nothing is said.
[[nodiscard]] FigureTable city_figures(const CityBasis& basis, const Grouping& grouping);

}  // namespace comarca
