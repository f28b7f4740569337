// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/gis/vector_reader.hpp"
#include "comarca/product/layer.hpp"

namespace comarca {

/// The value of a cell of a column as its text has it; nothing for a text that is no such value.
[[nodiscard]] std::optional<double> real_of(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> whole_of(std::string_view text);

template <ColumnValue T>
[[nodiscard]] std::optional<T> value_of(std::string_view text) {
  if constexpr (std::same_as<T, double>) {
    return real_of(text);
  } else if constexpr (std::same_as<T, std::int64_t>) {
    return whole_of(text);
  } else if constexpr (std::same_as<T, std::string>) {
    return text.empty() ? std::nullopt : std::optional(std::string(text));
  } else {
    return value_of_word<T>(text);
  }
}

/// The rows of a declared layer as a file has them. A column that the file lacks, as one written by an earlier version
/// may, is missing in every row. Refers to what was read, which must outlive it.
class LayerRows {
 public:
  LayerRows(const Layer& layer, const VectorLayer& read);

  [[nodiscard]] std::size_t size() const noexcept { return read_->size(); }
  [[nodiscard]] bool has(const AnyColumn& column) const { return position(column).has_value(); }

  /// Nothing where it is missing or an empty text. Throws std::logic_error for a column of another layer.
  template <ColumnValue T>
  [[nodiscard]] std::optional<T> get(std::size_t row, const Column<T>& column) const {
    const Cell* const cell = found(row, column);
    return cell == nullptr || !*cell ? std::nullopt : value_of<T>(**cell);
  }
  /// As it stands in the file, whatever its type; empty where it is missing.
  [[nodiscard]] std::string text(std::size_t row, const AnyColumn& column) const;

 private:
  [[nodiscard]] std::optional<std::size_t> position(const AnyColumn& column) const;
  [[nodiscard]] const Cell* found(std::size_t row, const AnyColumn& column) const;

  const Layer* layer_;
  const VectorLayer* read_;
  std::vector<std::optional<std::size_t>> positions_;  ///< in the file, by column of the layer
};

/// A query over columns of one layer, and where its answer has each of them.
class Selection {
 public:
  explicit Selection(const Layer& from) : layer_(from) {}

  Selection& add(const AnyColumn& column);
  /// "SELECT "codigo", NULL FROM "municipios"": a column that is not among `existing` is missing.
  [[nodiscard]] std::string sql(std::span<const std::string> existing) const;

  /// The cell of the row at which a statement stands: anything with text(i), number(i) and is_missing(i).
  template <ColumnValue T, class Statement>
  [[nodiscard]] std::optional<T> get(const Statement& statement, const Column<T>& column) const {
    const int at = position(column);
    if (statement.is_missing(at)) {
      return std::nullopt;
    }
    if constexpr (std::same_as<T, double>) {
      return statement.number(at);
    } else {
      return value_of<T>(statement.text(at));
    }
  }

 private:
  [[nodiscard]] int position(const AnyColumn& column) const;

  const Layer& layer_;
  std::vector<AnyColumn> columns_;
};

/// An identifier of SQL between double quotes: `"municipios"`.
[[nodiscard]] std::string quoted(const Layer& layer);
[[nodiscard]] std::string quoted(const AnyColumn& column);

}  // namespace comarca
