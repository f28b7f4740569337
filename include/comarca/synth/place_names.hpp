// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace comarca {

/// The names and codes a made-up territory may use; none is a real place.
struct PlaceNames {
  std::vector<std::string> department_codes;
  std::vector<std::string> departments;
  std::vector<std::string> subregions;
  std::vector<std::string> municipalities;  ///< all different

  /// Reads `layers/demo/lugares.toml`; a mistake in it is a usage error with file:line:column.
  [[nodiscard]] static PlaceNames from_file(const std::filesystem::path& path);
};

}  // namespace comarca
