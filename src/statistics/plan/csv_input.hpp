// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "comarca/statistics/microdata_source.hpp"

namespace comarca {

/// strict: columns have their types and the first bad value stops the reading (fast). tolerant: all text, bad rows are
/// set aside, bad values are counted.
enum class Reading { strict, tolerant };

/// Column names of a delimited file, from its first line. Throws an io error or a data error.
[[nodiscard]] std::vector<std::string> csv_header(const std::filesystem::path& file, const MicrodataSource& source);

/// Columns of a record that a plan uses, with the SQL type of each in strict reading.
using ColumnTypes = std::map<std::string, std::string>;

/// "read_csv([...], ...)". Checks that every file has the same header and the needed columns.
[[nodiscard]] std::string csv_input_sql(const std::vector<std::filesystem::path>& files, const MicrodataSource& source,
                                        const ColumnTypes& needed, Reading reading);

/// Keys that a plan wants as one number each, under a name: their columns.
using KeyColumns = std::map<std::string, std::vector<std::string>>;

/// The columns that all files have; throws when one differs from the first or lacks a needed column.
[[nodiscard]] std::vector<std::string> common_header(const std::vector<std::filesystem::path>& files,
                                                     const MicrodataSource& source, const ColumnTypes& needed);

/// The value of a column as its type, in either reading.
[[nodiscard]] std::string typed_column(const std::string& column, const std::string& type, Reading reading);

}  // namespace comarca
