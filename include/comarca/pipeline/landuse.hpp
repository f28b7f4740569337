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
#include "comarca/pipeline/layers.hpp"
#include "comarca/project/project.hpp"
#include "comarca/statistics/statistics.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

class Catalog;

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
  std::vector<LandPeople> people;  ///< by unit; each land of a unit once
};

/// Reads [landuse] and computes all of it; nothing when the project has no such part. `date` judges whether plans are
/// due for review; no date, no judgement.
[[nodiscard]] std::optional<LanduseWork> compute_landuse(const Project& project, const Catalog& catalog,
                                                         const Territory& territory, const Coverage& coverage,
                                                         const BorderGraph& graph, std::vector<InputRecord>& inputs,
                                                         Findings& findings);

/// Who lives on which class: from [landuse.population], and for municipalities with a plan that are not there, from
/// the zones of the census among the statistics of the run.
[[nodiscard]] std::vector<LandPeople> people_by_land(const Project& project, const LanduseWork& landuse,
                                                     const Territory& territory, const Statistics& statistics,
                                                     std::vector<InputRecord>& inputs, Findings& findings);

/// The layers of land use, of a run that has plans.
void write_landuse(LayerWriter& writer, const Work& work, Language language);

}  // namespace comarca
