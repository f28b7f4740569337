// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/gis/layer_writer.hpp"
#include "comarca/landuse/accounting.hpp"
#include "comarca/landuse/articulation.hpp"
#include "comarca/landuse/change.hpp"
#include "comarca/landuse/continuity.hpp"
#include "comarca/landuse/population.hpp"
#include "comarca/pipeline/stage.hpp"
#include "comarca/statistics/statistics.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

class Catalog;

struct Borders;
struct Work;

/// What a run knows of the land-use plans.
struct LanduseWork {
  LandDefinitions definitions;
  LandLayer land;  ///< harmonised, each feature in its municipality
  LandLayer over;  ///< uses, hazards and superior norms, each feature in its municipality
  LandAccount account;
  std::vector<LandArea> areas_over;  ///< of uses and superior norms
  Articulation articulation;
  std::vector<EdgeMatch> edges;
  std::vector<Exposure> exposures;
  LandChange change;                ///< without matrices when no earlier layer is given
  std::vector<bool> hazards_known;  ///< by municipality: its plan has a layer of hazards
  std::vector<LandTheme> themes;    ///< protected categories and levels of hazard that the plans have
  std::vector<ContinuityStretch> continuity;
};

/// Reads [landuse], which the project must have, and computes all of it.
[[nodiscard]] Stage<LanduseWork> compute_landuse(const RunContext& run, const Borders& borders);

/// Who lives on which class, by unit, each land of a unit once: from [landuse.population], and for municipalities with
/// a plan that are not there, from the zones of the census among the statistics of the run.
[[nodiscard]] Stage<std::vector<LandPeople>> people_by_land(const Project& project, const Territory& territory,
                                                            const LanduseWork& landuse, const Statistics& statistics);

}  // namespace comarca
