// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/recording_writer.hpp"

#include <algorithm>

namespace comarca {
namespace {

constexpr std::size_t kMostTexts = 40;  // a field of more different texts is no set of categories

}  // namespace

void RecordingWriter::begin_layer(const LayerSchema& schema) {
  layers_.push_back(schema);
  columns_.clear();
  if (schema.geometry == GeometryKind::polygon) {
    for (const auto& field : schema.fields) {
      columns_.push_back(&values_[{schema.name, field.name}]);
    }
  }
  inner_->begin_layer(schema);
}

void RecordingWriter::add_row(std::span<const CellValue> cells, std::string_view wkb) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    FieldValues& column = *columns_[i];
    if (const auto* number = std::get_if<double>(&cells[i])) {
      column.numbers.push_back(*number);
    } else if (const auto* text = std::get_if<std::string>(&cells[i])) {
      if (column.texts.size() < kMostTexts && std::ranges::find(column.texts, *text) == column.texts.end()) {
        column.texts.push_back(*text);
      }
    }
  }
  inner_->add_row(cells, wkb);
}

ValuesOf RecordingWriter::values() const {
  return [this](const std::string& layer, const std::string& field) {
    const auto found = values_.find({layer, field});
    return found == values_.end() ? FieldValues{} : found->second;
  };
}

}  // namespace comarca
