// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
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

/// A layer of the plan of one municipality, as a project has to name it.
struct PlanFile {
  std::filesystem::path file;
  std::string_view role;
  std::string column;
  std::string municipality;
};

/// Writes the plans of the first 200 units, one GeoJSON file for each layer, and `verdad/suelo.csv`,
/// `suelo_amenaza.csv` and `articulacion.csv`. Returns the files of the plans.
std::vector<PlanFile> write_plans(const Blueprint& blueprint, const PlanLayouts& layouts, std::uint64_t seed,
                                  OutputFolder& folder);

}  // namespace comarca::synth
