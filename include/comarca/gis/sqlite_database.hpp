// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace comarca {

/// Why a text is no statement: it names a column that nothing has, or anything else.
struct SqlMistake {
  std::optional<std::string> unknown_column;
  std::string message;
};

/// A prepared statement: bind, then step until there is no row. It must not outlive its database.
class SqlStatement {
 public:
  void bind(int position, std::string_view text);
  void bind(int position, std::int64_t whole);
  /// True while there is a row. Throws a data error on failure.
  bool step();
  void reset();

  [[nodiscard]] int columns() const noexcept;
  [[nodiscard]] std::string name(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::optional<double> number(int column) const;
  /// Nothing for a number with a point.
  [[nodiscard]] std::optional<std::int64_t> whole(int column) const;
  [[nodiscard]] bool is_missing(int column) const noexcept;
  /// Whether it is a number with a point, even where that is a whole one.
  [[nodiscard]] bool is_real(int column) const noexcept;

 private:
  friend class SqliteDatabase;
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  SqlStatement(sqlite3* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

/// A column of a table as the file declares it.
struct SqlColumn {
  std::string name;
  bool is_numeric = false;
};

/// A connection that can only read its file; temporary tables live in memory. Not for use by several threads at once.
class SqliteDatabase {
 public:
  /// Throws an io error when the file cannot be opened.
  explicit SqliteDatabase(const std::filesystem::path& file);
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;
  ~SqliteDatabase();

  /// Throws a usage error for what is not one statement.
  [[nodiscard]] SqlStatement prepare(const std::string& sql);
  /// The same, but tells what is wrong with a statement. Two of them are still a usage error.
  [[nodiscard]] std::variant<SqlStatement, SqlMistake> try_prepare(const std::string& sql);
  void run(const std::string& sql);
  /// SpatiaLite's functions, for the geometries of a GeoPackage.
  void add_spatial_functions();
  /// Or a view.
  [[nodiscard]] bool has_table(std::string_view name) const;
  [[nodiscard]] bool has_view(std::string_view name) const;
  [[nodiscard]] std::vector<SqlColumn> columns_of(const std::string& table) const;

 private:
  friend class ReadOnlyGuard;
  sqlite3* database_ = nullptr;
  void* spatialite_ = nullptr;
};

/// While it lives, statements can only select, and give up after a large number of steps.
class ReadOnlyGuard {
 public:
  explicit ReadOnlyGuard(SqliteDatabase& database);
  ReadOnlyGuard(const ReadOnlyGuard&) = delete;
  ReadOnlyGuard& operator=(const ReadOnlyGuard&) = delete;
  ~ReadOnlyGuard();

 private:
  sqlite3* database_;
  std::int64_t rounds_ = 0;
};

/// The order of names to SQLite, to which they are the same whatever their case.
struct SqlNameOrder {
  bool operator()(const std::string& x, const std::string& y) const noexcept;
};
[[nodiscard]] bool same_sql_name(std::string_view x, std::string_view y) noexcept;

}  // namespace comarca
