// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/indicators/published.hpp"
#include "comarca/pipeline/tables.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// What the tables of a project say of each index.
struct PublishedTables {
  std::map<std::string, PublishedValues> values;                  ///< by indicator, of municipalities
  std::map<std::string, std::set<std::string>> imputed;           ///< "unit input" that a department lent
  std::map<std::string, std::map<std::string, double>> national;  ///< by indicator and input
  std::map<std::string, std::set<std::string>> sources;           ///< by indicator
  Statistics weights;
  std::map<std::string, PeerGroups> peers;               ///< by indicator
  std::map<std::string, std::string> peer_columns;       ///< by indicator, where its groups come from
  std::map<std::string, PublishedValues> beyond_limits;  ///< of units outside, of indicators with peers
};

/// By the feeds of a folder, and by what tables say of themselves. Of two tables that give the same, the first counts.
[[nodiscard]] PublishedTables read_published_tables(const std::vector<ProjectTable>& tables,
                                                    const std::vector<TableFeed>& feeds, const Territory& territory,
                                                    Findings& findings);

/// What the values of an indicator are scaled by.
struct NationalMeans {
  const Indicator& indicator;
  const std::map<std::string, double>& national;  ///< by input
  const Statistics& weights;
};

/// Multiplies each input with a national value so that its weighted mean is that.
void scale_to_national(PublishedValues& values, const NationalMeans& means, Findings& findings);

}  // namespace comarca
