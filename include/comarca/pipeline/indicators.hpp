// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/indicators/figure.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/indicators/standing.hpp"
#include "comarca/pipeline/stage.hpp"
#include "comarca/pipeline/tables.hpp"
#include "comarca/project/indicators_section.hpp"
#include "comarca/statistics/microdata_run.hpp"
#include "comarca/territory/coverage.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

struct Work;

class Catalog;
struct Project;

/// Every figure of a run at every level, and what they were computed from.
struct IndicatorWork {
  std::vector<Indicator> indicators;  ///< definitions that have figures here
  FigureTable figures;  ///< municipalities first, then subregions, departments, the whole set; ranked and compared
  std::map<std::string, Text> own_names;            ///< of the composites of the project
  std::map<std::string, std::string> peer_columns;  ///< indicator -> the column that has its peer groups, and its file
  Statistics statistics;                            ///< of municipalities
  std::map<std::string, std::string> absent;        ///< statistic -> the variable the microdata do not have

  [[nodiscard]] const Indicator* find(std::string_view indicator) const;
};

/// Feeds published tables and microdata into statistics, sums them at every level and computes every indicator that has
/// something to say (or those the project names), rank-size of the cities and the project's own composites.
[[nodiscard]] Stage<IndicatorWork> compute_indicators(const RunContext& run, const Territory& territory,
                                                      const std::vector<ProjectTable>& tables);

/// Microdata to count for some indices, or for every one when none is named.
struct MicrodataRequest {
  MicrodataSection section;
  std::vector<std::string> indices;
  MicrodataOptions options;
};

/// Statistics of one folder of microdata alone, for `comarca statistics` and for sharing work between machines.
[[nodiscard]] Statistics microdata_statistics(const Catalog& catalog, const MicrodataRequest& request,
                                              Findings& findings);

/// The long table as CSV: the same columns as the layer, numbers in full.
[[nodiscard]] std::string indicators_csv(const IndicatorWork& work, const Territory& territory, Language language);

}  // namespace comarca
