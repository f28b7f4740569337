// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/sql_text.hpp"

namespace comarca {

struct EngineTable;
class HouseholdSums;

/// What a DuckDB session may use and touch.
struct EngineLimits {
  std::vector<std::filesystem::path> files;  ///< read or written; nothing else can be reached
  std::filesystem::path spill_folder;        ///< where it spills when memory does not suffice; empty: it does not spill
  std::string memory = "800MB";
  std::size_t threads = 0;  ///< 0: all
};

/// Rows of a query, every value as text; sums of whole numbers are exact.
struct QueryRows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// Takes the rows of a long answer as they come, so that it need not be held whole.
class RowFold {
 public:
  virtual ~RowFold() = default;
  virtual void take(const QueryRows& some) = 0;
  /// What all rows taken come to.
  [[nodiscard]] virtual QueryRows rows() const = 0;
};

/// An in-memory DuckDB with external access locked to the declared files. Only this, duckdb_table and
/// duckdb_sums know duckdb.h.
class Engine {
 public:
  explicit Engine(const EngineLimits& limits);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Throws a data error with DuckDB's first line when the query fails.
  QueryRows query(const std::string& sql, RowFold* fold = nullptr);
  /// The error text of a query, or nothing when it ran: for callers with a second way. With a fold, `rows` are its own.
  std::optional<std::string> try_query(const std::string& sql, QueryRows& rows, RowFold* fold = nullptr);
  /// Lets SQL read a table, and says how to write it there.
  std::string add_table(EngineTable table);
  /// Lets SQL call an aggregate over households, and says under which name.
  std::string add_sums(std::shared_ptr<HouseholdSums> sums);

 private:
  std::optional<std::string> stream(const std::string& sql, RowFold& fold);

  struct Handles;
  std::unique_ptr<Handles> handles_;
  std::size_t added_ = 0;
};

}  // namespace comarca
