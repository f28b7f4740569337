// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/reading.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"

namespace comarca {
namespace {

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

void require_layer(const AnyColumn& column, const Layer& layer) {
  if (&column.layer() != &layer) {
    throw std::logic_error(fmt::format("column '{}' of layer '{}' asked of '{}'", column.name(),
                                       column.layer().layer_name(), layer.layer_name()));
  }
}

}  // namespace

std::optional<double> real_of(std::string_view text) {
  return number_in<double>(text);
}

std::optional<std::int64_t> whole_of(std::string_view text) {
  return number_in<std::int64_t>(text);
}

LayerRows::LayerRows(const Layer& layer, const VectorLayer& read) : layer_(&layer), read_(&read) {
  for (const FieldSchema& field : layer.schema().fields) {
    positions_.push_back(read.column(field.name));
  }
}

std::optional<std::size_t> LayerRows::position(const AnyColumn& column) const {
  require_layer(column, *layer_);
  return positions_[column.position()];
}

const Cell* LayerRows::found(std::size_t row, const AnyColumn& column) const {
  const auto at = position(column);
  return at ? &read_->cells[*at][row] : nullptr;
}

std::string LayerRows::text(std::size_t row, const AnyColumn& column) const {
  const Cell* const cell = found(row, column);
  return cell == nullptr ? std::string() : cell->value_or("");
}

Selection& Selection::add(const AnyColumn& column) {
  require_layer(column, layer_);
  columns_.push_back(column);
  return *this;
}

std::string Selection::sql(std::span<const std::string> existing) const {
  std::string list;
  for (const AnyColumn& column : columns_) {
    const bool exists = std::ranges::find(existing, column.name()) != existing.end();
    list += (list.empty() ? "" : ", ") + (exists ? quoted(column) : std::string("NULL"));
  }
  return fmt::format("SELECT {} FROM {}", list, quoted(layer_));
}

int Selection::position(const AnyColumn& column) const {
  require_layer(column, layer_);
  const auto found = std::ranges::find(columns_, column.position(), &AnyColumn::position);
  if (found == columns_.end()) {
    throw std::logic_error(fmt::format("column '{}' was not selected", column.name()));
  }
  return static_cast<int>(found - columns_.begin());
}

std::string quoted(const Layer& layer) {
  return sql_identifier(layer.layer_name());
}

std::string quoted(const AnyColumn& column) {
  return sql_identifier(column.name());
}

}  // namespace comarca
