// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/place_columns.hpp"

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"

namespace comarca {

std::vector<PlaceColumn> place_columns(const MicrodataSource& source, Reading reading, ColumnTypes& needed) {
  std::vector<PlaceColumn> columns;
  const auto as_text = [&](const std::string& name, const std::string& column) {
    needed.emplace(column, "VARCHAR");
    columns.push_back({name, column, sql_identifier(column)});
  };
  for (std::size_t i = 0; i < source.unit_columns.size(); ++i) {
    as_text(fmt::format("u{}", i), source.unit_columns[i]);
  }
  if (!source.zone_column.empty()) {
    needed.emplace(source.zone_column, "INTEGER");
    // A zone that is part of the key is read, and kept, as the text that keys are.
    const std::string zone = reading == Reading::strict
                                 ? fmt::format("CAST({} AS INTEGER)", sql_identifier(source.zone_column))
                                 : typed_column(source.zone_column, "INTEGER", reading);
    columns.push_back({"zone", source.zone_column, zone});
  }
  if (!source.stratum_column.empty()) {
    as_text("stratum", source.stratum_column);
    as_text("cluster", source.psu_column);
  }
  return columns;
}

std::vector<std::string> group_columns(const MicrodataSource& source) {
  ColumnTypes ignored;
  std::vector<std::string> names;
  for (const auto& column : place_columns(source, Reading::strict, ignored)) {
    names.push_back(column.name);
  }
  names.emplace_back("orphan");
  return names;
}

}  // namespace comarca
