// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"

namespace comarca {

/// What to draw from a product: one [[map]] of a project file, or the options of `comarca map`.
struct MapSection {
  std::filesystem::path file;        ///< .pdf, .svg or .png
  std::string kind = "choropleth";   ///< one of map_kinds()
  std::string layer = "municipios";  ///< polygons of the product
  std::string value;                 ///< an indicator, a variable of the tables, or a column of the layer
  std::string second;                ///< for a bivariate map
  std::string period;                ///< of the value; empty: its last
  std::string of;                    ///< code of a subregion or department: only its units, among what lies around
  std::string title;                 ///< empty: that of the value
  std::string subtitle;
  std::string method = "jenks";
  std::size_t classes = 5;
  std::vector<double> thresholds;       ///< used instead of a method
  std::string published;                ///< classes of styles/classes.toml
  std::vector<std::string> same_scale;  ///< levels and periods whose values make the classes too; "periodos": all
  std::string palette;                  ///< empty: one that suits the kind
  std::optional<double> middle;         ///< of a diverging palette
  std::string paper = "a4";
  std::string orientation = "automatic";
  std::string graticule = "geographic";
  std::string atlas;  ///< a layer with a page for each of its units: "subregiones"
  double dpi = 200;
};

[[nodiscard]] const std::vector<std::string>& map_kinds();

/// Reads the [[map]] tables of a project file; paths are taken from `folder`.
[[nodiscard]] std::vector<MapSection> read_map_sections(const Table& root, const std::filesystem::path& folder);

}  // namespace comarca
