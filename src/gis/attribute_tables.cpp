// SPDX-License-Identifier: Apache-2.0
#include "gis/attribute_tables.hpp"

#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"

namespace comarca::gis {
namespace {

constexpr sqlite3_int64 kMostBytes = sqlite3_int64{1} << 40;
constexpr const char* kProduct = "product";  // the name of the attached GeoPackage

/// Rows are numbered by their key, or by a `fid` of their own.
bool has_key(const LayerSchema& schema) {
  return !schema.fields.empty() && schema.fields.front().is_key;
}

std::string definition_of(const LayerSchema& schema) {
  std::string columns = has_key(schema) ? "" : "\"fid\" INTEGER PRIMARY KEY NOT NULL";
  for (const FieldSchema& field : schema.fields) {
    columns += fmt::format("{}{} {}{}", columns.empty() ? "" : ", ", sql_identifier(field.name), sql_type(field.type),
                           field.is_key ? " PRIMARY KEY NOT NULL" : "");
  }
  return columns;
}

/// In the database called `schema_name` of a connection.
std::string table_in(const char* schema_name, const LayerSchema& schema) {
  return fmt::format("{}.{}", schema_name, sql_identifier(schema.name));
}

/// What is missing is not bound: it is NULL by itself.
void bind(sqlite3_stmt* statement, int position, const CellValue& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    sqlite3_bind_int64(statement, position, *whole);
  } else if (const auto* real = std::get_if<double>(&cell)) {
    sqlite3_bind_double(statement, position, *real);
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    sqlite3_bind_text(statement, position, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
  }
}

}  // namespace

void AttributeTables::Closer::operator()(sqlite3* database) const noexcept {
  sqlite3_close(database);
}

void AttributeTables::Finalizer::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

AttributeTables::AttributeTables(std::string file) : file_(std::move(file)) {
  sqlite3* raw = nullptr;
  const int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;  // one thread writes
  const int result = sqlite3_open_v2(":memory:", &raw, how, nullptr);
  database_.reset(raw);
  if (result != SQLITE_OK) {
    fail("begin");
  }
  run("PRAGMA journal_mode = OFF");
}

void AttributeTables::begin(const LayerSchema& schema) {
  run(fmt::format("CREATE TABLE {} ({})", table_in("main", schema), definition_of(schema)));
  run("BEGIN");
  std::string marks = has_key(schema) ? "" : "NULL";
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    marks += marks.empty() ? "?" : ",?";
  }
  const std::string sql = fmt::format("INSERT INTO {} VALUES ({})", table_in("main", schema), marks);
  sqlite3_stmt* raw = nullptr;
  const int result = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &raw, nullptr);
  insert_.reset(raw);
  if (result != SQLITE_OK) {
    fail("make");
  }
  tables_.push_back(schema);
  rows_ = 0;
}

void AttributeTables::add(std::span<const CellValue> cells) {
  sqlite3_clear_bindings(insert_.get());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    bind(insert_.get(), static_cast<int>(i) + 1, cells[i]);
  }
  if (sqlite3_step(insert_.get()) != SQLITE_DONE) {
    fail("write");
  }
  sqlite3_reset(insert_.get());
  ++rows_;
}

void AttributeTables::end() {
  insert_.reset();
  run("COMMIT");
  const std::size_t kept = rows_of(tables_.back());
  if (kept != rows_) {
    throw io_error(fmt::format("{} of {} rows were kept", kept, rows_), {.file = file_, .layer = tables_.back().name},
                   "Nothing was changed. Please report this.");
  }
}

std::size_t AttributeTables::rows_of(const LayerSchema& schema) {
  const std::string sql = fmt::format("SELECT count(*) FROM {}", table_in("main", schema));
  sqlite3_stmt* raw = nullptr;
  const int result = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &raw, nullptr);
  const std::unique_ptr<sqlite3_stmt, Finalizer> count(raw);
  if (result != SQLITE_OK || sqlite3_step(count.get()) != SQLITE_ROW) {
    fail("read back");
  }
  return static_cast<std::size_t>(sqlite3_column_int64(count.get(), 0));
}

/// Of two tables with the same definition SQLite copies the rows as they are.
void AttributeTables::copy(const LayerSchema& schema) {
  const std::string target = table_in(kProduct, schema);
  run(fmt::format("CREATE TABLE {} ({})", target, definition_of(schema)));
  run(fmt::format("INSERT INTO {} SELECT * FROM {}", target, table_in("main", schema)));
  for (const FieldSchema& field : schema.fields) {
    if (field.is_indexed) {
      run(fmt::format("CREATE INDEX {}.{} ON {} ({})", kProduct, sql_identifier(schema.name + "_" + field.name),
                      sql_identifier(schema.name), sql_identifier(field.name)));
    }
  }
}

void AttributeTables::join(std::span<const std::byte> geopackage) {
  run(fmt::format("ATTACH ':memory:' AS {}", kProduct));
  auto* const buffer = static_cast<unsigned char*>(sqlite3_malloc64(geopackage.size()));
  if (buffer == nullptr) {
    fail("complete");
  }
  std::memcpy(buffer, geopackage.data(), geopackage.size());
  const auto size = static_cast<sqlite3_int64>(geopackage.size());
  if (sqlite3_deserialize(database_.get(), kProduct, buffer, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK) {
    fail("complete");
  }
  sqlite3_int64 limit = kMostBytes;
  sqlite3_file_control(database_.get(), kProduct, SQLITE_FCNTL_SIZE_LIMIT, &limit);
}

std::string_view AttributeTables::complete() {
  run("BEGIN");
  for (const LayerSchema& schema : tables_) {
    copy(schema);
  }
  for (const ViewSchema& view : views_) {
    run(fmt::format("CREATE VIEW {} AS {}", table_in(kProduct, view.layer), view_query(view)));
  }
  run("COMMIT");
  sqlite3_int64 length = 0;
  const unsigned char* const bytes = sqlite3_serialize(database_.get(), kProduct, &length, SQLITE_SERIALIZE_NOCOPY);
  if (bytes == nullptr) {
    fail("complete");
  }
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

void AttributeTables::run(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail("write");
  }
}

void AttributeTables::fail(const char* doing) const {
  const char* const why = database_ ? sqlite3_errmsg(database_.get()) : "not enough memory";
  throw io_error(fmt::format("cannot {} a table of the GeoPackage: {}", doing, why), {.file = file_},
                 "Nothing was changed. Check the memory and please report this.");
}

}  // namespace comarca::gis
