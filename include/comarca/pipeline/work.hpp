// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/progress.hpp"
#include "comarca/pipeline/boundaries.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/landuse.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/tables.hpp"
#include "comarca/project/project.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {

class Catalog;

struct JudgedSchemes;

/// Everything a run knows before it writes. Each feature computes its part into a member of its own, in the order of
/// compute(), and has a writer of its own for the product.
struct Work {
  Territory territory;
  Coverage coverage;
  BorderGraph graph;
  std::vector<InputRecord> inputs;
  std::vector<ProjectTable> tables;
  IndicatorWork indicators;
  std::optional<LanduseWork> landuse;
  std::shared_ptr<const JudgedSchemes> schemes;  ///< null when the project has none
  Findings findings;
};

/// Reads and computes what the project asks for. `data` is the folder with layers/ and styles/.
[[nodiscard]] Work compute(const Project& project, const Catalog& catalog, Progress& progress);

/// The territory and its borders alone, for commands that need no more.
[[nodiscard]] Work compute_borders(const Project& project, const Catalog& catalog, Progress& progress);

}  // namespace comarca
