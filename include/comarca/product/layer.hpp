// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comarca/gis/layer_schema.hpp"
#include "comarca/product/words.hpp"

namespace comarca {

/// What an empty text of a column is. Where it has always been written as a text, queries of users rely on it.
enum class EmptyText : std::uint8_t { missing, kept };

class Layer;

/// A column but for its type: `{"longitud_m", {"Longitud", "Length"}, {"…", "…"}, "m"}`.
struct ColumnSpec {
  std::string name;
  Text alias;
  Text description;
  std::string unit = {};
  FieldReference refers_to = {};
  EmptyText empty_text = EmptyText::missing;
  bool names_row = false;  ///< what people call a row by
  bool is_key = false;     ///< numbers the rows of a table that others refer to
  bool is_indexed = false;
};

/// The number of a row, for other tables to refer to.
[[nodiscard]] ColumnSpec key_spec();

/// The number of a row of another table: `{"serie_id", "Serie", "Series"}` of the table of series.
[[nodiscard]] ColumnSpec key_of(const std::string& name, Text alias, const Layer& table);

/// The same, with an index: rows are looked up by it.
[[nodiscard]] ColumnSpec indexed(ColumnSpec spec);

/// The same, where an empty text is kept as it is.
[[nodiscard]] ColumnSpec kept_empty(ColumnSpec spec);

/// The same, as the key of a row of one of some layers; `side` tells two such columns of a row apart.
[[nodiscard]] ColumnSpec referring(ColumnSpec spec, std::vector<std::string> layers, std::string side = {});

/// A layer or table of the product. A struct that derives from it declares its columns as members, in the order they
/// are written; each takes its place when it is made. Columns point to their layer, which therefore stays where it is.
class Layer {
 public:
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  [[nodiscard]] const std::string& layer_name() const noexcept { return schema_.name; }
  [[nodiscard]] const Text& layer_title() const noexcept { return schema_.title; }
  /// As gis writes it. Columns are often called name, title or text: those of the layer itself say so.
  [[nodiscard]] const LayerSchema& schema() const noexcept { return schema_; }
  [[nodiscard]] EmptyText empty_text(std::size_t position) const { return empty_texts_[position]; }

 protected:
  Layer(std::string name, Text title, Text description, GeometryKind geometry = GeometryKind::none)
      : schema_{std::move(name), std::move(title), std::move(description), geometry, {}} {}
  /// Nobody opens it by itself: a view shows what it keeps.
  void keep_for_a_view() noexcept { schema_.is_support = true; }
  ~Layer() = default;

 private:
  friend class AnyColumn;

  LayerSchema schema_;
  std::vector<EmptyText> empty_texts_;
};

/// A column of a layer, whatever its type. Cheap to copy; lives as long as its layer.
class AnyColumn {
 public:
  [[nodiscard]] const Layer& layer() const noexcept { return *layer_; }
  [[nodiscard]] std::size_t position() const noexcept { return position_; }
  [[nodiscard]] const FieldSchema& field() const { return layer_->schema().fields[position_]; }
  [[nodiscard]] const std::string& name() const { return field().name; }
  [[nodiscard]] const Text& alias() const { return field().alias; }

 protected:
  AnyColumn(Layer& layer, ColumnSpec spec, FieldType type);

 private:
  const Layer* layer_;
  std::size_t position_;
};

template <class T>
inline constexpr FieldType kFieldTypeOf = FieldType::text;
template <>
inline constexpr FieldType kFieldTypeOf<double> = FieldType::real;
template <>
inline constexpr FieldType kFieldTypeOf<std::int64_t> = FieldType::integer;

/// What a column may hold: text (dates are ISO text), whole numbers, real numbers, or the words of an enumeration.
template <class T>
concept ColumnValue =
    std::same_as<T, std::string> || std::same_as<T, std::int64_t> || std::same_as<T, double> || Worded<T>;

template <ColumnValue T>
class Column : public AnyColumn {
 public:
  Column(Layer& layer, ColumnSpec spec) : AnyColumn(layer, std::move(spec), kFieldTypeOf<T>) {}
};

}  // namespace comarca
