// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// A layer of the product in a QGIS project.
struct QgisLayer {
  StyleModel style;
  std::vector<FieldSchema> fields;
};

/// A table or layer whose rows belong to the features of another.
struct QgisRelation {
  std::string layer;  ///< with many rows
  std::string field;
  std::string parent_layer;  ///< with one
  std::string parent_field;
  Text name;
};

/// A place to go to, and a page of the atlas.
struct QgisBookmark {
  std::string name;
  std::string group;
  Box extent;
};

/// The polygons that make a page each.
struct QgisAtlas {
  std::string layer;  ///< empty: no atlas
  Text title;         ///< of the layout
  std::string key_field;
  std::string name_field;
};

struct QgisProject {
  std::string title;
  std::string product;  ///< file name of the GeoPackage, beside the project
  std::string crs = "EPSG:9377";
  Language language = Language::spanish;
  Box extent;
  std::vector<QgisLayer> layers;  ///< top to bottom
  std::vector<QgisRelation> relations;
  std::vector<QgisBookmark> bookmarks;
  QgisAtlas atlas;
  std::vector<std::string> locator_layers;  ///< shown on the small map that tells where a sheet is
  std::string source;                       ///< cited on the printed sheet
  std::string notes;                        ///< date, status and method, on the printed sheet
};

/// The project as XML (.qgs).
[[nodiscard]] std::string qgis_project_xml(const QgisProject& project);

/// The bytes of a .qgz of that name that opens ready: layer tree by theme, styles, aliases, relations, bookmarks, a
/// sheet and an atlas.
[[nodiscard]] std::string qgis_archive(const std::string& name, const QgisProject& project);

/// The layers of a product in the order of their style files.
[[nodiscard]] std::vector<QgisLayer> qgis_layers(std::span<const StyledLayer> styled);

}  // namespace comarca
