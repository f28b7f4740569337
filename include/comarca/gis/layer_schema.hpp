// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/language.hpp"

namespace comarca {

enum class FieldType { text, integer, real, date };
enum class GeometryKind { none, point, line, polygon };  ///< lines and polygons are always multi

/// Layers whose first field, their key, may be what a field holds.
struct FieldReference {
  std::vector<std::string> layers;
  std::string side = {};  ///< what tells it from another reference of the same row: "A", "B"
};

/// A column of a layer. Its name never changes with the language; its alias does.
struct FieldSchema {
  std::string name;
  FieldType type = FieldType::text;
  Text alias;
  Text description;
  std::string unit = {};  ///< "m", "km²", "%", or empty
  FieldReference refers_to = {};
  bool names_row = false;  ///< what people call a row by
};

/// A layer or table: what writes it and what documents it are the same.
struct LayerSchema {
  std::string name;
  Text title;
  Text description;
  GeometryKind geometry = GeometryKind::none;
  std::vector<FieldSchema> fields;
};

/// The schemas as a Markdown page, for docs/.
[[nodiscard]] std::string schema_markdown(const std::vector<LayerSchema>& layers, Language language);

}  // namespace comarca
