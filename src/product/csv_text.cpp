// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/csv_text.hpp"

#include <fmt/format.h>

#include "comarca/base/csv.hpp"

namespace comarca {
namespace {

std::string text_of(const CellValue& cell) {
  if (const auto* number = std::get_if<double>(&cell)) {
    return fmt::format("{}", *number);
  }
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    return fmt::format("{}", *number);
  }
  const auto* words = std::get_if<std::string>(&cell);
  return words == nullptr ? std::string() : *words;
}

}  // namespace

void CsvText::begin_layer(const LayerSchema& schema) {
  std::vector<std::string> names;
  for (const FieldSchema& field : schema.fields) {
    names.push_back(field.name);
  }
  text_ += csv_row(names);
}

void CsvText::add_row(std::span<const CellValue> cells, std::string_view /*wkb*/) {
  std::vector<std::string> texts;
  for (const CellValue& cell : cells) {
    texts.push_back(text_of(cell));
  }
  text_ += csv_row(texts);
}

}  // namespace comarca
