// SPDX-License-Identifier: Apache-2.0
#include "gis/sqlite_handles.hpp"

#include <cstring>

#include <fmt/format.h>
#include <spatialite.h>

#include "comarca/base/error.hpp"

namespace comarca::gis {
namespace {

constexpr int kStepsARound = 1'000'000;
constexpr std::int64_t kMostRounds = 2'000;

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

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
  std::string failure;
  statement_ = prepare(database, sql, failure);
  if (!statement_) {
    throw usage_error(fmt::format("cannot run this SQL: {}", failure), {}, fmt::format("The query was: {}", sql));
  }
}

std::optional<Statement> Statement::try_prepare(sqlite3* database, std::string_view sql, std::string& failure) {
  Handle statement = prepare(database, sql, failure);
  return statement ? std::optional(Statement(database, std::move(statement))) : std::nullopt;
}

Statement::Handle Statement::prepare(sqlite3* database, std::string_view sql, std::string& failure) {
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int result = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &raw, &rest);
  Handle statement(raw);
  if (!statement) {
    failure = result == SQLITE_OK ? "it is empty" : sqlite3_errmsg(database);
    return nullptr;
  }
  if (std::string_view(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest)).find_first_not_of(" \t\r\n;") !=
      std::string_view::npos) {
    throw usage_error("more than one SQL statement", {}, fmt::format("Keep the first of: {}", sql));
  }
  return statement;
}

void Statement::bind(int position, std::string_view text) {
  sqlite3_bind_text(statement_.get(), position, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

bool Statement::step() {
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

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::string Statement::name(int column) const {
  return sqlite3_column_name(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes == nullptr ? std::string() : std::string(bytes);
}

std::optional<double> Statement::number(int column) const {
  const int type = sqlite3_column_type(statement_.get(), column);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) {
    return std::nullopt;
  }
  return sqlite3_column_double(statement_.get(), column);
}

bool Statement::is_missing(int column) const noexcept {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
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
  Statement statement(database_, "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = ?1");
  statement.bind(1, name);
  return statement.step();
}

ReadOnlyGuard::ReadOnlyGuard(sqlite3* database) : database_(database) {
  sqlite3_set_authorizer(database_, only_select, nullptr);
  sqlite3_progress_handler(database_, kStepsARound, count_rounds, &rounds_);
}

ReadOnlyGuard::~ReadOnlyGuard() {
  sqlite3_set_authorizer(database_, nullptr, nullptr);
  sqlite3_progress_handler(database_, 0, nullptr, nullptr);
}

}  // namespace comarca::gis
