// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"

namespace comarca {

/// One [[subregions.group]].
struct SubregionGroup {
  std::string code;
  std::string name;
  std::vector<std::string> members;
  Where where;
};

/// [subregions]: from a column of the boundaries, a table, or a list.
struct SubregionsSection {
  std::string column;
  std::filesystem::path file;
  std::string source;
  std::vector<SubregionGroup> groups;
  KeyPlaces places;  ///< of the keys above

  [[nodiscard]] bool empty() const noexcept { return column.empty() && file.empty() && groups.empty(); }
};

}  // namespace comarca
