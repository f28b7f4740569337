// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "comarca/gis/layer_writer.hpp"
#include "comarca/product/layer.hpp"

namespace comarca {

/// A cell of a row, to be assigned once: a value of the column's type, or an optional one. An empty text is missing
/// unless the column keeps it.
template <ColumnValue T>
class CellOf {
 public:
  CellOf(CellValue& cell, EmptyText empty_text) : cell_(cell), empty_text_(empty_text) {}

  template <class V>
  CellOf& operator=(const std::optional<V>& value) {
    if (value) {
      *this = *value;
    }
    return *this;
  }
  CellOf& operator=(std::integral auto value)
    requires std::same_as<T, std::int64_t>
  {
    cell_ = static_cast<std::int64_t>(value);
    return *this;
  }
  CellOf& operator=(std::floating_point auto value)
    requires std::same_as<T, double>
  {
    cell_ = value;
    return *this;
  }
  CellOf& operator=(std::string_view text)
    requires std::same_as<T, std::string>
  {
    set(text);
    return *this;
  }
  CellOf& operator=(T value)
    requires Worded<T>
  {
    set(word_of(value));
    return *this;
  }

 private:
  void set(std::string_view text) {
    if (!text.empty() || empty_text_ == EmptyText::kept) {
      cell_ = std::string(text);
    }
  }

  CellValue& cell_;
  EmptyText empty_text_;
};

/// One row of a layer, filled column by column: `row[layer.length] = 12.5`. What is never assigned is missing.
class Row {
 public:
  explicit Row(const Layer& layer) : layer_(layer), cells_(layer.schema().fields.size()) {}

  /// Throws std::logic_error for a column of another layer.
  template <ColumnValue T>
  [[nodiscard]] CellOf<T> operator[](const Column<T>& column) {
    return {cell(column), layer_.empty_text(column.position())};
  }

  [[nodiscard]] std::span<const CellValue> cells() const noexcept { return cells_; }

 private:
  CellValue& cell(const AnyColumn& column);

  const Layer& layer_;
  std::vector<CellValue> cells_;
};

/// Writes the rows of one layer.
class RowWriter {
 public:
  /// Begins the layer.
  RowWriter(LayerWriter& writer, const Layer& layer) : writer_(writer), layer_(layer) {
    writer.begin_layer(layer.schema());
  }

  [[nodiscard]] Row row() const { return Row(layer_); }
  /// `wkb` is the row's geometry in the CRS of the product; empty for none.
  void add(const Row& row, std::string_view wkb = {}) { writer_.add_row(row.cells(), wkb); }

 private:
  LayerWriter& writer_;
  const Layer& layer_;
};

}  // namespace comarca
