// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/gis/sqlite_database.hpp"
#include "comarca/gis/vector_reader.hpp"

namespace comarca {

/// The columns of a table that are neither the number of a row nor its geometry.
[[nodiscard]] std::vector<std::string> plain_columns(SqliteDatabase& database, const std::string& table);

/// The rows of a table with some of its columns as texts, in the order of their numbers; its polygons are empty.
[[nodiscard]] VectorLayer table_rows(SqliteDatabase& database, const std::string& table,
                                     std::vector<std::string> columns);

}  // namespace comarca
