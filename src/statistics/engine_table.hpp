// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "statistics/delimited_text.hpp"

namespace comarca {

/// Rows of a table on their way into SQL: for each column an array of std::int32_t (integer), std::int64_t (bigint),
/// double (real) or WideNumber (wide), or texts.
class TableChunk {
 public:
  /// Of the engine's vectors, and the arrays in them.
  TableChunk(std::vector<void*> vectors, std::vector<void*> values, std::size_t capacity)
      : vectors_(std::move(vectors)), values_(std::move(values)), capacity_(capacity) {}

  /// Rows it takes.
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  template <class Value>
  [[nodiscard]] Value* values(std::size_t column) const {
    return static_cast<Value*>(values_[column]);
  }
  void set_text(std::size_t column, std::size_t row, std::string_view text) const;
  void set_null(std::size_t column, std::size_t row) const;

 private:
  std::vector<void*> vectors_;
  std::vector<void*> values_;
  std::size_t capacity_;
};

/// Gives the rows that one thread takes of a scan. What it throws ends the query.
class TableReader {
 public:
  TableReader() = default;
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  virtual ~TableReader() = default;
  /// Up to the chunk's capacity, and says how many; 0 at the end.
  virtual std::size_t fill(TableChunk& chunk) = 0;
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

/// Only for estimates of rows.
inline constexpr std::uint64_t kUsualRowBytes = 64;

}  // namespace comarca
