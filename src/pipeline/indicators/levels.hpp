// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/indicators/figure.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// A level of a run: its units and the municipalities that make them up.
struct LevelUnits {
  Level level = Level::municipality;
  Grouping grouping;               ///< municipality -> unit; empty when the project has no such level
  std::vector<std::string> units;  ///< codes, in the order of the territory
  FigureBasis::Origin origin = FigureBasis::Origin::summed;
};

/// Municipalities, subregions, departments and the whole set, in this order.
[[nodiscard]] std::vector<LevelUnits> levels_of(const Territory& territory);

/// What the figures of every level are computed from.
struct RollUpBasis {
  const std::vector<Indicator>& indicators;
  const Statistics& statistics;  ///< as tables and microdata give them
  const SampleDesign& design;
  const std::map<std::string, std::string>& absent;
  const std::map<std::string, std::set<std::string>>& sources;  ///< by indicator
  const std::map<std::string, std::set<std::string>>& imputed;  ///< by indicator: "unit input"
};

struct RolledUp {
  Statistics statistics;  ///< of municipalities, with what makes means of figures that are averaged
  FigureTable figures;
};

/// The figures of every indicator and of the network of cities at every level, level by level.
[[nodiscard]] RolledUp roll_up(const RollUpBasis& basis, const std::vector<LevelUnits>& levels, Findings& findings);

}  // namespace comarca
