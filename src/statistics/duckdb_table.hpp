// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <duckdb.h>

#include "statistics/delimited_text.hpp"

namespace comarca {

/// Gives the rows that one thread takes of a scan, into DuckDB's vectors. What it throws ends the query.
class TableReader {
 public:
  TableReader() = default;
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  virtual ~TableReader() = default;
  /// Up to duckdb_vector_size() rows, and says how many; 0 at the end.
  virtual std::size_t fill(duckdb_data_chunk chunk) = 0;
};

/// One reading of a table by several threads.
class TableScan {
 public:
  TableScan() = default;
  TableScan(const TableScan&) = delete;
  TableScan& operator=(const TableScan&) = delete;
  virtual ~TableScan() = default;
  [[nodiscard]] virtual std::size_t most_threads() const = 0;
  virtual std::unique_ptr<TableReader> reader() = 0;
};

/// A table that SQL reads as name().
struct EngineTable {
  struct Column {
    std::string name;
    TextColumn::Type type = TextColumn::Type::text;
  };
  std::vector<Column> columns;
  std::uint64_t likely_rows = 0;  ///< the order of joins depends on it
  std::function<std::unique_ptr<TableScan>()> scan;
};

void register_table(duckdb_connection connection, const std::string& name, EngineTable table);

/// Only for estimates of rows.
inline constexpr std::uint64_t kUsualRowBytes = 64;

}  // namespace comarca
