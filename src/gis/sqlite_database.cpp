// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/sqlite_database.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include <spatialite.h>  // after SQLite, whose types it uses

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"

namespace comarca {
namespace {

constexpr int kStepsARound = 1'000'000;
constexpr std::int64_t kMostRounds = 2'000;
// SQLite tells an unknown column from other mistakes by its words only.
constexpr std::string_view kNoSuchColumn = "no such column: ";

int only_select(void* /*context*/, int action, const char* /*first*/, const char* second, const char* /*database*/,
                const char* /*trigger*/) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && std::strcmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
}

int count_rounds(void* rounds) {
  return ++*static_cast<std::int64_t*>(rounds) > kMostRounds ? 1 : 0;
}

/// The column without its table; nothing for any other mistake.
std::optional<std::string> unknown_column_in(std::string_view message) {
  if (!message.starts_with(kNoSuchColumn)) {
    return std::nullopt;
  }
  const std::string_view name = message.substr(kNoSuchColumn.size());
  const auto dot = name.rfind('.');
  return std::string(dot == std::string_view::npos ? name : name.substr(dot + 1));
}

}  // namespace

void SqlStatement::Finalizer::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

void SqlStatement::bind(int position, std::string_view text) {
  sqlite3_bind_text(statement_.get(), position, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void SqlStatement::bind(int position, std::int64_t whole) {
  sqlite3_bind_int64(statement_.get(), position, whole);
}

bool SqlStatement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) {
    return true;
  }
  if (result != SQLITE_DONE) {
    throw data_error(fmt::format("SQL failed: {}", sqlite3_errmsg(database_)), {},
                     result == SQLITE_INTERRUPT ? "It takes too long: make the query smaller." : "");
  }
  return false;
}

void SqlStatement::reset() {
  sqlite3_reset(statement_.get());
}

int SqlStatement::columns() const noexcept {
  return sqlite3_column_count(statement_.get());
}

std::string SqlStatement::name(int column) const {
  return sqlite3_column_name(statement_.get(), column);
}

std::string SqlStatement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes == nullptr ? std::string() : std::string(bytes);
}

std::optional<double> SqlStatement::number(int column) const {
  const int type = sqlite3_column_type(statement_.get(), column);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) {
    return std::nullopt;
  }
  return sqlite3_column_double(statement_.get(), column);
}

std::optional<std::int64_t> SqlStatement::whole(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER
             ? std::optional<std::int64_t>(sqlite3_column_int64(statement_.get(), column))
             : std::nullopt;
}

bool SqlStatement::is_missing(int column) const noexcept {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool SqlStatement::is_real(int column) const noexcept {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_FLOAT;
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) {
    throw io_error("there is no such file", {.file = file.string()}, "Check the path of the product.");
  }
  const int result = sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READONLY, nullptr);
  if (result != SQLITE_OK) {
    const std::string why = database_ == nullptr ? "not enough memory" : sqlite3_errmsg(database_);
    sqlite3_close(database_);
    throw io_error(fmt::format("cannot open: {}", why), {.file = file.string()});
  }
  sqlite3_exec(database_, "PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
}

SqliteDatabase::~SqliteDatabase() {
  sqlite3_close(database_);
  if (spatialite_ != nullptr) {
    spatialite_cleanup_ex(spatialite_);
  }
}

std::variant<SqlStatement, SqlMistake> SqliteDatabase::try_prepare(const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int result = sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &raw, &rest);
  SqlStatement statement(database_, raw);
  if (result != SQLITE_OK || raw == nullptr) {
    const std::string message = result == SQLITE_OK ? "it is empty" : sqlite3_errmsg(database_);
    return SqlMistake{unknown_column_in(message), message};
  }
  if (std::string_view(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest)).find_first_not_of(" \t\r\n;") !=
      std::string_view::npos) {
    throw usage_error("more than one SQL statement", {}, fmt::format("Keep the first of: {}", sql));
  }
  return statement;
}

SqlStatement SqliteDatabase::prepare(const std::string& sql) {
  auto prepared = try_prepare(sql);
  if (const auto* mistake = std::get_if<SqlMistake>(&prepared)) {
    throw usage_error(fmt::format("cannot run this SQL: {}", mistake->message), {},
                      fmt::format("The query was: {}", sql));
  }
  return std::move(std::get<SqlStatement>(prepared));
}

void SqliteDatabase::run(const std::string& sql) {
  char* message = nullptr;
  if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
    const std::string why = message == nullptr ? "unknown" : message;
    sqlite3_free(message);
    throw data_error(fmt::format("SQL failed: {}", why), {}, "Check that the product was written by comarca.");
  }
}

void SqliteDatabase::add_spatial_functions() {
  if (spatialite_ != nullptr) {
    return;
  }
  spatialite_ = spatialite_alloc_connection();
  spatialite_init_ex(database_, spatialite_, 0);
  run("SELECT EnableGpkgAmphibiousMode()");
}

bool SqliteDatabase::has_table(std::string_view name) const {
  sqlite3_stmt* raw = nullptr;
  sqlite3_prepare_v2(database_, "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = ?1", -1, &raw,
                     nullptr);
  SqlStatement statement(database_, raw);
  if (raw == nullptr) {
    return false;  // no database at all
  }
  statement.bind(1, name);
  return statement.step();
}

bool SqliteDatabase::has_view(std::string_view name) const {
  sqlite3_stmt* raw = nullptr;
  sqlite3_prepare_v2(database_, "SELECT 1 FROM sqlite_master WHERE type = 'view' AND name = ?1", -1, &raw, nullptr);
  SqlStatement statement(database_, raw);
  if (raw == nullptr) {
    return false;  // no database at all
  }
  statement.bind(1, name);
  return statement.step();
}

std::vector<SqlColumn> SqliteDatabase::columns_of(const std::string& table) const {
  sqlite3_stmt* raw = nullptr;
  const std::string sql = fmt::format("PRAGMA table_info({})", sql_identifier(table));
  sqlite3_prepare_v2(database_, sql.c_str(), -1, &raw, nullptr);
  SqlStatement statement(database_, raw);
  std::vector<SqlColumn> columns;
  while (raw != nullptr && statement.step()) {
    std::string type = statement.text(2);
    std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool numeric = type.find("int") != std::string::npos || type == "real" || type == "double" || type == "float";
    columns.push_back({statement.text(1), numeric});
  }
  return columns;
}

ReadOnlyGuard::ReadOnlyGuard(SqliteDatabase& database) : database_(database.database_) {
  sqlite3_set_authorizer(database_, only_select, nullptr);
  sqlite3_progress_handler(database_, kStepsARound, count_rounds, &rounds_);
}

ReadOnlyGuard::~ReadOnlyGuard() {
  sqlite3_set_authorizer(database_, nullptr, nullptr);
  sqlite3_progress_handler(database_, 0, nullptr, nullptr);
}

bool SqlNameOrder::operator()(const std::string& x, const std::string& y) const noexcept {
  return sqlite3_stricmp(x.c_str(), y.c_str()) < 0;
}

bool same_sql_name(std::string_view x, std::string_view y) noexcept {
  return x.size() == y.size() && sqlite3_strnicmp(x.data(), y.data(), static_cast<int>(x.size())) == 0;
}

}  // namespace comarca
