// SPDX-License-Identifier: Apache-2.0
#include "product/reader/tables.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr const char* kGeometry = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?1";

std::string geometry_column(SqliteDatabase& database, const std::string& table) {
  if (!database.has_table("gpkg_geometry_columns")) {
    return {};
  }
  SqlStatement row = database.prepare(kGeometry);
  row.bind(1, table);
  return row.step() ? row.text(0) : std::string();
}

/// A number as GDAL writes it, which texts of sheets and conditions of styles expect.
Cell cell_of(const SqlStatement& row, int column) {
  if (row.is_missing(column)) {
    return std::nullopt;
  }
  if (row.is_real(column)) {
    return fmt::format("{:.15g}", *row.number(column));
  }
  std::string text = row.text(column);
  return is_utf8(text) ? std::move(text) : latin1_to_utf8(text);
}

std::string select(const std::string& table, const std::vector<std::string>& columns) {
  std::string list;
  for (const std::string& column : columns) {
    list += (list.empty() ? "" : ", ") + sql_identifier(column);
  }
  return fmt::format("SELECT {} FROM {} ORDER BY rowid", list.empty() ? "NULL" : list, sql_identifier(table));
}

}  // namespace

std::vector<std::string> plain_columns(SqliteDatabase& database, const std::string& table) {
  const std::string geometry = geometry_column(database, table);
  std::vector<std::string> names;
  for (SqlColumn& column : database.columns_of(table)) {
    if (column.name != "fid" && column.name != geometry) {
      names.push_back(std::move(column.name));
    }
  }
  return names;
}

VectorLayer table_rows(SqliteDatabase& database, const std::string& table, std::vector<std::string> columns) {
  VectorLayer layer;
  layer.name = table;
  layer.driver = "GPKG";
  layer.columns = std::move(columns);
  layer.cells.resize(layer.columns.size());
  for (SqlStatement row = database.prepare(select(table, layer.columns)); row.step();) {
    for (std::size_t i = 0; i < layer.cells.size(); ++i) {
      layer.cells[i].push_back(cell_of(row, static_cast<int>(i)));
    }
    layer.polygons.end_unit();
  }
  return layer;
}

}  // namespace comarca
