// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"
#include "synth/landuse/plan.hpp"
#include "synth/output_folder.hpp"

namespace comarca::synth {

/// How one municipality names its land.
struct Vocabulary {
  std::string crs;
  std::array<std::string, kPlanLayerNames.size()> columns;
  std::array<std::string, kLandNames.size()> values;
};

/// layers/demo/pot.toml, read.
struct PlanLayouts {
  std::array<std::string, kPlanLayerNames.size()> files;  ///< "{codigo}" stands for the code of the unit
  std::vector<Vocabulary> vocabularies;

  explicit PlanLayouts(const Table& root);
};

/// Writes the plans of the first 200 units, one GeoJSON file for each layer, and `verdad/suelo.csv`,
/// `suelo_amenaza.csv` and `articulacion.csv`.
void write_plans(const Blueprint& blueprint, const PlanLayouts& layouts, std::uint64_t seed, OutputFolder& folder);

}  // namespace comarca::synth
