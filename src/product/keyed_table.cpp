// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/keyed_table.hpp"

#include <cstring>

namespace comarca {
namespace {

template <class Number>
void append_bytes(std::string& text, char kind, Number number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  text += kind;
  text.append(bytes, sizeof bytes);
}

/// A text that two rows share only when all their cells are the same.
std::string content_of(const Row& row) {
  std::string content;
  for (const CellValue& cell : row.cells()) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      append_bytes(content, 't', text->size());
      content += *text;
    } else if (const auto* real = std::get_if<double>(&cell)) {
      append_bytes(content, 'r', *real);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      append_bytes(content, 'w', *whole);
    } else {
      content += '-';
    }
  }
  return content;
}

}  // namespace

std::int64_t KeyedTable::key_of(const Row& row) {
  const auto [entry, is_new] = keys_.try_emplace(content_of(row), static_cast<std::int64_t>(rows_.size()) + 1);
  if (is_new) {
    auto& cells = rows_.emplace_back(row.cells().begin(), row.cells().end());
    cells.front() = entry->second;
  }
  return entry->second;
}

void KeyedTable::write(LayerWriter& writer) const {
  writer.begin_layer(layer_->schema());
  for (const auto& cells : rows_) {
    writer.add_row(cells, {});
  }
}

}  // namespace comarca
