// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/statistics/microdata_source.hpp"
#include "statistics/plan/csv_input.hpp"

namespace comarca {

/// A column that says where a household is, under its name in a plan.
struct PlaceColumn {
  std::string name;
  std::string column;  ///< of the files
  std::string sql;
};

/// Unit, zone, stratum, cluster; adds them to what the plan needs of the files.
[[nodiscard]] std::vector<PlaceColumn> place_columns(const MicrodataSource& source, Reading reading,
                                                     ColumnTypes& needed);

/// What the sums of a plan are grouped by: the same names, and whether the row is of persons without a household.
[[nodiscard]] std::vector<std::string> group_columns(const MicrodataSource& source);

}  // namespace comarca
