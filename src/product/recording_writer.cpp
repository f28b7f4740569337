// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/recording_writer.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "comarca/geometry/wkb.hpp"
#include "comarca/product/contract.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostTexts = 40;  // a column of more different texts is no set of categories

}  // namespace

void WrittenRows::add(std::span<const CellValue> cells, std::string_view wkb) {
  cells_.emplace_back(cells.begin(), cells.end());
  Polygons polygons;
  if (!wkb.empty()) {
    append_wkb(polygons, wkb);
  }
  extents_.push_back(polygons.box());
}

const CellValue& WrittenRows::cell_at(std::size_t row, const AnyColumn& column) const {
  if (&column.layer() != layer_) {
    throw std::logic_error(fmt::format("column '{}' of layer '{}' asked of '{}'", column.name(),
                                       column.layer().layer_name(), layer_->layer_name()));
  }
  return cells_[row][column.position()];
}

RecordingWriter::RecordingWriter(std::unique_ptr<LayerWriter> inner) : inner_(std::move(inner)) {
  const Contract& of = contract();
  for (const Layer* layer : std::initializer_list<const Layer*>{&of.municipalities, &of.subregions, &of.departments,
                                                                &of.inputs, &of.indicator_dictionary}) {
    kept_.emplace(layer->layer_name(), WrittenRows(*layer));
  }
}

void RecordingWriter::begin_layer(const LayerSchema& schema) {
  if (!schema.is_support) {
    layers_.push_back(schema);
  }
  columns_.clear();
  if (schema.geometry == GeometryKind::polygon) {
    for (const auto& field : schema.fields) {
      columns_.push_back(&contents_[{schema.name, field.name}]);
    }
  }
  const auto kept = kept_.find(schema.name);
  keeping_ = kept == kept_.end() ? nullptr : &kept->second;
  inner_->begin_layer(schema);
}

void RecordingWriter::add_view(const ViewSchema& view) {
  layers_.push_back(view.layer);
  inner_->add_view(view);
}

void RecordingWriter::add_row(std::span<const CellValue> cells, std::string_view wkb) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    ColumnContent& column = *columns_[i];
    if (const auto* number = std::get_if<double>(&cells[i])) {
      column.numbers.push_back(*number);
    } else if (const auto* text = std::get_if<std::string>(&cells[i])) {
      if (column.texts.size() < kMostTexts && std::ranges::find(column.texts, *text) == column.texts.end()) {
        column.texts.push_back(*text);
      }
    }
  }
  if (keeping_ != nullptr) {
    keeping_->add(cells, wkb);
  }
  inner_->add_row(cells, wkb);
}

ColumnContent RecordingWriter::content(const std::string& layer, const std::string& column) const {
  const auto found = contents_.find({layer, column});
  return found == contents_.end() ? ColumnContent{} : found->second;
}

const WrittenRows& RecordingWriter::rows(const Layer& layer) const {
  const auto found = kept_.find(layer.layer_name());
  if (found == kept_.end()) {
    throw std::logic_error(fmt::format("the rows of layer '{}' are not kept", layer.layer_name()));
  }
  return found->second;
}

}  // namespace comarca
