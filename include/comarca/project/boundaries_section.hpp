// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"

namespace comarca {

/// [boundaries]: the layer of municipalities.
struct BoundariesSection {
  std::filesystem::path file;
  std::string source;  ///< a known source; empty: recognised from the file
  std::string layer;
  std::string crs;  ///< overrides what the file says
  std::string encoding;
  std::map<std::string, std::string> columns;  ///< role -> column, where the source does not fit
  std::vector<std::string> departments;        ///< keep only these; empty: all
  std::string citation;                        ///< of this very file, instead of the source's
  KeyPlaces places;                            ///< of the keys above
  KeyPlaces column_places;
};

}  // namespace comarca
