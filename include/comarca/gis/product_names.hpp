// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace comarca {

/// What people call something of a product, and what it is.
struct ProductName {
  std::string title;
  std::string description;
};

struct ProductNames {
  std::map<std::string, ProductName> layers;
  std::map<std::pair<std::string, std::string>, ProductName> columns;  ///< by layer and column
};

/// The names a GeoPackage carries for its layers and, by the schema extension, their columns. Throws an io error when
/// the file cannot be read.
[[nodiscard]] ProductNames product_names(const std::filesystem::path& product);

}  // namespace comarca
