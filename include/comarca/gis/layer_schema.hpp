// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/language.hpp"

namespace comarca {

enum class FieldType { text, integer, real, date };
/// "TEXT", "INTEGER", "REAL" or "DATE".
[[nodiscard]] std::string_view sql_type(FieldType type);

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
  bool is_key = false;     ///< numbers the rows from 1 on, for other tables to refer to; only the first field may be
  bool is_indexed = false;
};

/// A layer or table: what writes it and what documents it are the same.
struct LayerSchema {
  std::string name;
  Text title;
  Text description;
  GeometryKind geometry = GeometryKind::none;
  std::vector<FieldSchema> fields;
  bool is_support = false;  ///< keeps what a view shows: nobody opens it by itself
};

/// A column of one of the tables of a view; 0 is the table that it is a view of, the others are its joins in order.
struct ViewColumn {
  std::size_t table = 0;
  std::string column;
};

/// A table of which a view shows the row that a key points to, if there is one.
struct ViewJoin {
  std::string table;
  std::string key;  ///< its own
  ViewColumn from;  ///< the one that holds it
};

/// The flat form of a table whose texts lie in others: plain columns of joined tables, so that a format that can keep
/// a query keeps each text once.
struct ViewSchema {
  LayerSchema layer;
  std::string base;
  std::vector<ViewJoin> joins;
  std::vector<ViewColumn> columns;  ///< of each field
};

/// The query of a view; `prefix` stands before the name of each table, as "schema".
[[nodiscard]] std::string view_query(const ViewSchema& view, const std::string& prefix = {});

/// The schemas as a Markdown page, for docs/.
[[nodiscard]] std::string schema_markdown(const std::vector<LayerSchema>& layers, Language language);

}  // namespace comarca
