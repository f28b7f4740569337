// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/product_names.hpp"

#include "gis/sqlite_handles.hpp"

namespace comarca {
namespace {

constexpr const char* kLayers = "SELECT table_name, coalesce(identifier, table_name), description FROM gpkg_contents";
constexpr const char* kColumns =
    "SELECT table_name, column_name, coalesce(title, name, column_name), description FROM gpkg_data_columns";

}  // namespace

ProductNames product_names(const std::filesystem::path& product) {
  const gis::SqliteDatabase database(product);
  ProductNames names;
  for (gis::Statement rows(database.get(), kLayers); rows.step();) {
    names.layers[rows.text(0)] = {rows.text(1), rows.text(2)};
  }
  if (database.has_table("gpkg_data_columns")) {
    for (gis::Statement rows(database.get(), kColumns); rows.step();) {
      names.columns[{rows.text(0), rows.text(1)}] = {rows.text(2), rows.text(3)};
    }
  }
  return names;
}

}  // namespace comarca
