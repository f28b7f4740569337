// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "comarca/gis/sqlite_database.hpp"
#include "comarca/product/reader.hpp"
#include "product/reader/facts.hpp"
#include "product/reader/figure_store.hpp"
#include "product/reader/variable_store.hpp"

namespace comarca {

/// What the parts of a reader share.
struct ProductReader::Implementation {
  explicit Implementation(std::filesystem::path product);

  std::filesystem::path file;
  SqliteDatabase database;
  std::vector<std::string> layers;                 ///< in the order of the file
  std::map<std::string, ProductName> layer_names;  ///< as people call them
  std::map<std::pair<std::string, std::string>, ProductName> column_names;
  // What was read, by layer.
  std::map<std::string, VectorLayer> tables;
  std::map<std::string, UnitPlaces> units;
  std::map<std::string, UnitShapes> shapes;
  VectorLayer nothing;  ///< of a layer that the product has not
  FigureStore figures;
  VariableStore variables;
  Facts facts;
};

}  // namespace comarca
