// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statistics/blocks/blocks.hpp"
#include "statistics/plan/query_rows.hpp"

namespace comarca {

/// What a DuckDB session may use and touch.
struct EngineLimits {
  std::vector<std::filesystem::path> files;  ///< read or written; nothing else can be reached
  std::filesystem::path spill_folder;        ///< where it spills when memory does not suffice; empty: it does not spill
  std::string memory = "800MB";
  std::size_t threads = 0;  ///< 0: all
};

/// Why a query gave nothing.
struct EngineFailure {
  enum class Kind { refused, memory };
  std::string message;  ///< DuckDB's own
  Kind kind = Kind::refused;
  Unfit unfit = Unfit::no;  ///< what a table or sums of blocks ended it for
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
  /// Why a query failed, or nothing when it ran: for callers with a second way. With a fold, `rows` are its own.
  std::optional<EngineFailure> try_query(const std::string& sql, QueryRows& rows, RowFold* fold = nullptr);
  /// Lets SQL read a table, and says how to write it there.
  std::string add_table(BlockTable table);
  /// Lets SQL call an aggregate over households, and says under which name.
  std::string add_sums(std::shared_ptr<GroupSums> sums);

 private:
  std::optional<EngineFailure> stream(const std::string& sql, RowFold& fold);
  std::optional<EngineFailure> all_rows(const std::string& sql, QueryRows& rows);

  struct Handles;
  std::unique_ptr<Handles> handles_;
  std::size_t added_ = 0;
};

}  // namespace comarca
