// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "comarca/catalog/document.hpp"
#include "comarca/project/table_mapping.hpp"

namespace comarca {

/// One [[table]]: figures that go with the municipalities.
struct TableSection {
  std::string name;
  std::filesystem::path file;
  std::string source;
  std::string citation;                        ///< of this very file, instead of the source's
  std::map<std::string, std::string> columns;  ///< role -> column, where no source fits
  Where where;
  std::optional<TableMapping> mapping = {};  ///< which index its columns feed, when the project says so
  KeyPlaces places;                          ///< of the keys above
  KeyPlaces column_places;
};

}  // namespace comarca
