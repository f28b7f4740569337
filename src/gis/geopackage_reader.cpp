// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/geopackage_reader.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>

#include <fmt/format.h>
#include <sqlite3.h>

#include "comarca/base/error.hpp"
#include "comarca/base/parallel.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/geometry/wkb.hpp"
#include "gis/geopackage_blob.hpp"

namespace comarca {
namespace {

constexpr sqlite3_int64 kMapAll = 1LL << 40;
constexpr sqlite3_int64 kRowsWorthAThread = 64;

struct DatabaseCloser {
  void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
};
struct StatementFinalizer {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, DatabaseCloser>;
using Statement = std::unique_ptr<sqlite3_stmt, StatementFinalizer>;

Database open_file(const std::filesystem::path& path) {
  sqlite3* raw = nullptr;
  const int status = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(raw);
  if (status != SQLITE_OK) {
    return nullptr;
  }
  sqlite3_exec(raw, fmt::format("PRAGMA mmap_size={}", kMapAll).c_str(), nullptr, nullptr, nullptr);
  return database;
}

/// Null when the statement does not fit the file: that is an answer here, no error.
Statement prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  sqlite3_prepare_v2(database, sql.c_str(), -1, &raw, nullptr);
  return Statement(raw);
}

std::string text_of(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  return text != nullptr ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)))
                         : std::string();
}

struct Table {
  std::string name;
  std::string geometry;
  std::string crs;
  sqlite3_int64 first_row = 0;
  sqlite3_int64 last_row = -1;
};

constexpr const char* kFindTable =
    "SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition "
    "FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name "
    "LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id JOIN sqlite_master m ON m.name = g.table_name "
    "WHERE m.type = 'table' AND upper(g.geometry_type_name) IN ('POLYGON', 'MULTIPOLYGON') "
    "AND (?1 = '' OR g.table_name = ?1) ORDER BY c.rowid LIMIT 1";

std::optional<Table> find_table(sqlite3* database, const std::string& layer) {
  const Statement statement = prepare(database, kFindTable);
  if (!statement) {
    return std::nullopt;
  }
  sqlite3_bind_text(statement.get(), 1, layer.c_str(), -1, SQLITE_TRANSIENT);
  if (sqlite3_step(statement.get()) != SQLITE_ROW) {
    return std::nullopt;
  }
  Table table{text_of(statement.get(), 0), text_of(statement.get(), 1), text_of(statement.get(), 4), 0, -1};
  const std::string authority = text_of(statement.get(), 2);
  const auto letter_fits = [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; };
  if (std::ranges::equal(authority, std::string_view("EPSG"), letter_fits)) {
    table.crs = fmt::format("EPSG:{}", text_of(statement.get(), 3));
  }
  // One at a time: SQLite finds either at an end of the table, and both at once by reading all of it.
  const Statement rows = prepare(
      database,
      fmt::format("SELECT (SELECT min(rowid) FROM {0}), (SELECT max(rowid) FROM {0})", sql_identifier(table.name)));
  if (!rows || sqlite3_step(rows.get()) != SQLITE_ROW) {
    return std::nullopt;
  }
  if (sqlite3_column_type(rows.get(), 0) != SQLITE_NULL) {
    table.first_row = sqlite3_column_int64(rows.get(), 0);
    table.last_row = sqlite3_column_int64(rows.get(), 1);
  }
  return table;
}

/// What one connection read.
struct Part {
  Polygons polygons;
  std::vector<std::vector<Cell>> cells;
  bool fits = true;  ///< every geometry was one of plain polygons
};

bool append_row(Part& part, sqlite3_stmt* row) {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, 0));
  const auto wkb =
      gis::wkb_in_blob({bytes, bytes != nullptr ? static_cast<std::size_t>(sqlite3_column_bytes(row, 0)) : 0});
  if (!wkb) {
    return false;
  }
  const WkbNotes notes = append_wkb(part.polygons, *wkb);
  for (std::size_t i = 0; i < part.cells.size(); ++i) {
    const int column = static_cast<int>(i) + 1;
    const bool null = sqlite3_column_type(row, column) == SQLITE_NULL;
    part.cells[i].push_back(null ? Cell() : Cell(text_of(row, column)));
  }
  return notes.dropped_rings + notes.other_geometries == 0 && !part.polygons.unit_empty(part.polygons.unit_count() - 1);
}

/// Rows of a table by their number, the last included.
struct RowRange {
  sqlite3_int64 first;
  sqlite3_int64 last;
};

Part read_rows(const std::filesystem::path& path, const std::string& sql, std::size_t columns, const RowRange& range) {
  Part part;
  part.cells.resize(columns);
  const Database database = open_file(path);
  const Statement rows = database ? prepare(database.get(), sql) : nullptr;
  if (!rows) {
    part.fits = false;
    return part;
  }
  sqlite3_bind_int64(rows.get(), 1, range.first);
  sqlite3_bind_int64(rows.get(), 2, range.last);
  int status = sqlite3_step(rows.get());
  for (; status == SQLITE_ROW && part.fits; status = sqlite3_step(rows.get())) {
    part.fits = append_row(part, rows.get());
  }
  part.fits = part.fits && status == SQLITE_DONE;
  return part;
}

void append_offsets(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
  const std::uint32_t base = to.back();
  to.reserve(to.size() + from.size());
  for (std::size_t i = 1; i < from.size(); ++i) {
    to.push_back(base + from[i]);
  }
}

void append(VectorLayer& layer, Part part) {
  Polygons& to = layer.polygons;
  to.points.insert(to.points.end(), part.polygons.points.begin(), part.polygons.points.end());
  append_offsets(to.ring_start, part.polygons.ring_start);
  append_offsets(to.part_start, part.polygons.part_start);
  append_offsets(to.unit_start, part.polygons.unit_start);
  for (std::size_t i = 0; i < layer.cells.size(); ++i) {
    std::ranges::move(part.cells[i], std::back_inserter(layer.cells[i]));
  }
}

std::string select(const Table& table, const std::vector<std::string>& columns) {
  std::string list = sql_identifier(table.geometry);
  for (const std::string& column : columns) {
    list.append(", ").append(sql_identifier(column));
  }
  return fmt::format("SELECT {} FROM {} WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid", list,
                     sql_identifier(table.name));
}

/// SQLite takes an unknown quoted name for a text: ask the table itself.
bool has_columns(sqlite3* database, const Table& table, const std::vector<std::string>& columns) {
  const Statement statement = prepare(database, fmt::format("SELECT * FROM {} LIMIT 0", sql_identifier(table.name)));
  return statement && std::ranges::all_of(columns, [&](const std::string& wanted) {
           for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
             if (wanted == sqlite3_column_name(statement.get(), i)) {
               return true;
             }
           }
           return false;
         });
}

}  // namespace

std::optional<VectorLayer> read_geopackage_layer(const std::filesystem::path& path, const LayerSelection& selection) {
  std::error_code ignored;
  const Database database = std::filesystem::is_regular_file(path, ignored) ? open_file(path) : nullptr;
  const auto table = database ? find_table(database.get(), selection.layer) : std::nullopt;
  if (!table || !has_columns(database.get(), *table, selection.columns)) {
    return std::nullopt;
  }
  const std::string sql = select(*table, selection.columns);
  const sqlite3_int64 rows = table->last_row - table->first_row + 1;
  const std::size_t threads = rows < kRowsWorthAThread ? 1 : thread_count();
  std::vector<Part> parts(threads);
  for_ranges(threads, threads, [&](std::size_t thread, std::size_t, std::size_t) {
    const auto share = [&](std::size_t n) {
      return table->first_row + rows * static_cast<sqlite3_int64>(n) / static_cast<sqlite3_int64>(threads);
    };
    parts[thread] = read_rows(path, sql, selection.columns.size(), {share(thread), share(thread + 1) - 1});
  });
  if (!std::ranges::all_of(parts, &Part::fits)) {
    return std::nullopt;
  }
  VectorLayer layer;
  layer.name = table->name;
  layer.driver = "GPKG";
  layer.crs = table->crs;
  layer.columns = selection.columns;
  layer.cells = std::move(parts[0].cells);
  layer.polygons = std::move(parts[0].polygons);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    append(layer, std::move(parts[i]));
  }
  return layer;
}

}  // namespace comarca
