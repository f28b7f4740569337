// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/error.hpp"
#include "comarca/base/findings.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

struct ColumnInfo {
  std::string name;
  std::string type;  ///< GDAL's name: String, Integer, Real, Date...
};

struct LayerInfo {
  std::string name;
  std::string geometry;  ///< "Multi Polygon", "Point", "None"...
  std::string crs;       ///< "EPSG:9377", WKT, or "" when the layer carries none
  std::size_t features = 0;
  std::vector<ColumnInfo> columns;
};

struct DatasetInfo {
  std::string driver;
  std::vector<LayerInfo> layers;
};

/// How to open a vector file. Only the drivers named are tried.
struct OpenOptions {
  std::vector<std::string> drivers;  ///< empty: the plain vector files of default_vector_drivers()
  std::string encoding;              ///< for formats that do not say theirs (shapefile), as "ISO-8859-1"
  Where layer_asked_at = {};         ///< where somebody wrote the layer's name, for when there is none of it
};

using Cell = std::optional<std::string>;

/// A polygon layer in memory: one unit of `polygons` per feature, all attributes as text.
struct VectorLayer {
  std::string name;
  std::string driver;  ///< GDAL's short name
  std::string crs;
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> cells;  ///< by column, then feature
  Polygons polygons;

  [[nodiscard]] std::size_t size() const noexcept { return polygons.unit_count(); }
  /// Index of a column by its exact name, else by its folded name.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name_wanted) const;
};

[[nodiscard]] const std::vector<std::string>& default_vector_drivers();

/// What is in a file. Throws an io error for what is not a local file, a data error for what no allowed driver opens.
[[nodiscard]] DatasetInfo describe_dataset(const std::filesystem::path& path, const OpenOptions& options = {});

/// Reads one layer whole (the first with polygons when no name is given). Features that hold no polygon, lost rings and
/// unreadable geometries become findings; their unit is empty.
[[nodiscard]] VectorLayer read_vector_layer(const std::filesystem::path& path, const std::string& layer_name,
                                            const OpenOptions& options, Findings& findings);

}  // namespace comarca
