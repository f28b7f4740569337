// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

namespace comarca::gis {

struct StatementFinalizer {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

/// A prepared statement: bind, then step until there is no row.
class Statement {
 public:
  /// Throws a usage error, with SQLite's words, for what is not one statement that it understands.
  Statement(sqlite3* database, std::string_view sql);
  /// Nothing, and SQLite's words in `failure`, for what it does not understand.
  [[nodiscard]] static std::optional<Statement> try_prepare(sqlite3* database, std::string_view sql,
                                                            std::string& failure);

  void bind(int position, std::string_view text);
  /// True while there is a row. Throws a data error on failure.
  bool step();
  void reset();

  [[nodiscard]] int columns() const noexcept { return sqlite3_column_count(statement_.get()); }
  [[nodiscard]] std::string name(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::optional<double> number(int column) const;
  [[nodiscard]] bool is_missing(int column) const noexcept;

 private:
  using Handle = std::unique_ptr<sqlite3_stmt, StatementFinalizer>;
  Statement(sqlite3* database, Handle statement) : database_(database), statement_(std::move(statement)) {}
  static Handle prepare(sqlite3* database, std::string_view sql, std::string& failure);

  sqlite3* database_;
  Handle statement_;
};

/// A connection that can only read its file; temporary tables live in memory. SpatiaLite's functions come with
/// add_spatial_functions().
class SqliteDatabase {
 public:
  explicit SqliteDatabase(const std::filesystem::path& file);
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;
  ~SqliteDatabase();

  [[nodiscard]] sqlite3* get() const noexcept { return database_; }
  void run(const std::string& sql);
  void add_spatial_functions();
  [[nodiscard]] bool has_table(std::string_view name) const;

 private:
  sqlite3* database_ = nullptr;
  void* spatialite_ = nullptr;
};

/// While it lives, statements can only select, and give up after a large number of steps.
class ReadOnlyGuard {
 public:
  explicit ReadOnlyGuard(sqlite3* database);
  ReadOnlyGuard(const ReadOnlyGuard&) = delete;
  ReadOnlyGuard& operator=(const ReadOnlyGuard&) = delete;
  ~ReadOnlyGuard();

 private:
  sqlite3* database_;
  std::int64_t rounds_ = 0;
};

}  // namespace comarca::gis
