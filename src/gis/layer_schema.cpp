// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/layer_schema.hpp"

#include <fmt/format.h>

namespace comarca {
namespace {

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::text:
      return "TEXT";
    case FieldType::integer:
      return "INTEGER";
    case FieldType::real:
      return "REAL";
    case FieldType::date:
      return "DATE";
  }
  return "";
}

std::string_view geometry_name(GeometryKind kind) {
  switch (kind) {
    case GeometryKind::none:
      return "—";
    case GeometryKind::point:
      return "POINT";
    case GeometryKind::line:
      return "MULTILINESTRING";
    case GeometryKind::polygon:
      return "MULTIPOLYGON";
  }
  return "";
}

}  // namespace

std::string schema_markdown(const std::vector<LayerSchema>& layers, Language language) {
  std::string page;
  for (const auto& layer : layers) {
    page += fmt::format("## `{}` — {}\n\n{}\n\n{}: {}\n\n", layer.name, layer.title.in(language),
                        layer.description.in(language), in(language, "Geometría", "Geometry"),
                        geometry_name(layer.geometry));
    page += in(language, "| columna | tipo | alias | unidad | qué es |\n",
               "| column | type | alias | unit | what it is |\n");
    page += "|---|---|---|---|---|\n";
    for (const auto& field : layer.fields) {
      page += fmt::format("| `{}` | {} | {} | {} | {} |\n", field.name, type_name(field.type), field.alias.in(language),
                          field.unit, field.description.in(language));
    }
    page += "\n";
  }
  return page;
}

}  // namespace comarca
