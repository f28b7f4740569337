// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/progress.hpp"
#include "comarca/pipeline/boundaries.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/landuse.hpp"
#include "comarca/pipeline/stage.hpp"
#include "comarca/pipeline/tables.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {

struct JudgedSchemes;

/// The first stage of every run: the municipalities of a project and their borders.
struct Borders {
  Territory territory;
  Coverage coverage;
  BorderGraph graph;
  std::vector<InputRecord> inputs;  ///< the boundary file first
  Findings findings;
};

[[nodiscard]] Borders compute_borders(const RunContext& run, Progress& progress);

/// Everything a run knows before it writes: what its stages made, put together once by compute() and not changed after.
/// Each part has a writer of its own for the product. ADR 0235.
struct Work {
  Territory territory;
  Coverage coverage;
  BorderGraph graph;
  std::vector<InputRecord> inputs;
  std::vector<ProjectTable> tables;
  IndicatorWork indicators;
  std::optional<LanduseWork> landuse;
  std::vector<LandPeople> land_people;           ///< by unit; each land of a unit once
  std::shared_ptr<const JudgedSchemes> schemes;  ///< null when the project has none
  Findings findings;
};

/// Reads and computes what the project asks for.
[[nodiscard]] Work compute(const RunContext& run, Progress& progress);

}  // namespace comarca
