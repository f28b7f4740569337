// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/layer_schema.hpp"

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"

namespace comarca {
namespace {

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

/// "t1."nombre"", the first table being t0.
std::string qualified(const ViewColumn& column) {
  return fmt::format("t{}.{}", column.table, sql_identifier(column.column));
}

}  // namespace

std::string_view sql_type(FieldType type) {
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

std::string view_query(const ViewSchema& view, const std::string& prefix) {
  const std::string before = prefix.empty() ? "" : sql_identifier(prefix) + ".";
  std::string sql = R"(SELECT t0."fid" AS "fid")";
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    sql += fmt::format(", {} AS {}", qualified(view.columns[i]), sql_identifier(view.layer.fields[i].name));
  }
  sql += fmt::format(" FROM {}{} t0", before, sql_identifier(view.base));
  for (std::size_t i = 0; i < view.joins.size(); ++i) {
    const ViewJoin& join = view.joins[i];
    sql += fmt::format(" LEFT JOIN {}{} t{} ON {} = {}", before, sql_identifier(join.table), i + 1,
                       qualified({i + 1, join.key}), qualified(join.from));
  }
  return sql;
}

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
      page += fmt::format("| `{}` | {} | {} | {} | {} |\n", field.name, sql_type(field.type), field.alias.in(language),
                          field.unit, field.description.in(language));
    }
    page += "\n";
  }
  return page;
}

}  // namespace comarca
