// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/gis/vector_reader.hpp"

namespace comarca {

/// Which part of a layer is wanted.
struct LayerSelection {
  std::string layer;                 ///< "" for the first with polygons
  std::vector<std::string> columns;  ///< exact names; only these are read
};

/// Reads polygons and a few columns straight from SQLite, by as many connections as the machine has threads: several
/// times faster than through GDAL. Nothing when the file is no GeoPackage, or the layer is not plain polygons in a
/// table with the columns wanted: then read_vector_layer has to.
[[nodiscard]] std::optional<VectorLayer> read_geopackage_layer(const std::filesystem::path& path,
                                                               const LayerSelection& selection);

}  // namespace comarca
