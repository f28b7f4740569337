// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// The point of each feature of a layer, in the order in which read_vector_layer() gives its attributes; none for a
/// feature without one. Throws like read_vector_layer().
[[nodiscard]] std::vector<std::optional<Point>> read_points(const std::filesystem::path& path,
                                                            const std::string& layer);

}  // namespace comarca
