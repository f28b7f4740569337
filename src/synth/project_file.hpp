// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/synth/demo_territory.hpp"
#include "synth/landuse/plan_files.hpp"
#include "synth/table_layout.hpp"

namespace comarca::synth {

/// What a project file names besides the boundaries.
struct ProjectInputs {
  std::vector<TableLayout> tables;
  std::string microdata_folder;  ///< empty: there are none
  std::string microdata_source;
  std::vector<PlanFile> plans;
  std::string requests;  ///< what else the project asks for, with {contiguos} and {isla} for codes of municipalities
};

/// A project file, ready to run, for boundaries laid out like this and what was written beside them.
[[nodiscard]] std::string project_text(const DemoTerritory& territory, const Table& boundary_layout,
                                       const ProjectInputs& inputs);

}  // namespace comarca::synth
