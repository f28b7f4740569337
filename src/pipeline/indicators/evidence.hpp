// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/indicators/figure.hpp"
#include "comarca/indicators/published.hpp"
#include "comarca/pipeline/stage.hpp"
#include "comarca/pipeline/tables.hpp"

namespace comarca {

constexpr const char* kContext = "contexto";  ///< the indicator that takes population and measured area

/// What tables say.
struct TableEvidence {
  Statistics statistics;                                 ///< of municipalities
  std::map<std::string, std::set<std::string>> sources;  ///< by indicator, as they are cited
  std::map<std::string, std::set<std::string>> imputed;  ///< by indicator: "unit input"
  std::map<std::string, PeerGroups> peers;               ///< by indicator
  std::map<std::string, std::string> peer_columns;       ///< by indicator, where its groups come from
  FigureTable beyond_limits;                             ///< of units outside the project, of indicators with peers
};

/// What microdata say.
struct MicrodataEvidence {
  Statistics statistics;                                 ///< of municipalities
  std::map<std::string, std::set<std::string>> sources;  ///< by indicator, as they are cited
  SampleDesign design;
  std::map<std::string, std::string> absent;  ///< statistic -> the variable the files do not have
};

/// The definitions of a run, with the score tables of the project: those that it names, or all. Throws a usage error
/// with the nearest name when there is no such indicator.
[[nodiscard]] std::vector<Indicator> chosen_indicators(const RunContext& run);

/// What the tables say of the chosen indicators. Throws a usage error when a table feeds what is no index, or no input.
[[nodiscard]] Stage<TableEvidence> table_evidence(const RunContext& run, const std::vector<Indicator>& indicators,
                                                  const std::vector<ProjectTable>& tables, const Territory& territory);

/// What the microdata of the project say of them.
[[nodiscard]] Stage<MicrodataEvidence> microdata_evidence(const RunContext& run,
                                                          const std::vector<Indicator>& indicators);

}  // namespace comarca
