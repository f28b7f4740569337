// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// The lines of each feature of a layer, in the order in which read_vector_layer() gives its attributes. Other
/// geometries have none. Throws like read_vector_layer().
[[nodiscard]] std::vector<std::vector<std::vector<Point>>> read_lines(const std::filesystem::path& path,
                                                                      const std::string& layer);

}  // namespace comarca
