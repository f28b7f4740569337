// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/product/layer.hpp"

namespace comarca {

/// What a column of a polygon layer holds: every number, and the different texts while they are few.
struct ColumnContent {
  std::vector<double> numbers;
  std::vector<std::string> texts;
};

/// The rows of a layer as they were written.
class WrittenRows {
 public:
  explicit WrittenRows(const Layer& layer) : layer_(&layer) {}

  [[nodiscard]] std::size_t size() const noexcept { return cells_.size(); }
  /// Nothing where it is missing. Throws std::logic_error for a column of another layer.
  template <ColumnValue T>
  [[nodiscard]] std::optional<T> get(std::size_t row, const Column<T>& column) const {
    const CellValue& cell = cell_at(row, column);
    if constexpr (Worded<T>) {
      const auto* const word = std::get_if<std::string>(&cell);
      return word == nullptr ? std::nullopt : value_of_word<T>(*word);
    } else {
      const auto* const value = std::get_if<T>(&cell);
      return value == nullptr ? std::nullopt : std::optional(*value);
    }
  }
  /// Of the row's polygons; empty when it has none.
  [[nodiscard]] const Box& extent(std::size_t row) const { return extents_[row]; }

  void add(std::span<const CellValue> cells, std::string_view wkb);

 private:
  [[nodiscard]] const CellValue& cell_at(std::size_t row, const AnyColumn& column) const;

  const Layer* layer_;
  std::vector<std::vector<CellValue>> cells_;
  std::vector<Box> extents_;
};

/// Passes everything on to a writer, and remembers what the presentation of a product follows from: which layers were
/// written, what the columns of polygons hold, and the rows of units, inputs and the dictionary of figures. So a
/// product is presented by what it is, whoever computed it.
class RecordingWriter : public LayerWriter {
 public:
  explicit RecordingWriter(std::unique_ptr<LayerWriter> inner);

  void begin_layer(const LayerSchema& schema) override;
  void add_row(std::span<const CellValue> cells, std::string_view wkb) override;
  void add_view(const ViewSchema& view) override;
  void set_styles(std::vector<LayerStyle> styles) override { inner_->set_styles(std::move(styles)); }
  void set_metadata(std::string iso_xml) override { inner_->set_metadata(std::move(iso_xml)); }
  void set_web_style(std::string maplibre) override { inner_->set_web_style(std::move(maplibre)); }
  void finish() override { inner_->finish(); }

  /// The layers and views that people open.
  [[nodiscard]] const std::vector<LayerSchema>& layers() const noexcept { return layers_; }
  [[nodiscard]] ColumnContent content(const std::string& layer, const std::string& column) const;
  /// Of the municipalities, subregions, departments, inputs and the dictionary of indicators; without rows when the
  /// layer was not written. Throws std::logic_error for any other.
  [[nodiscard]] const WrittenRows& rows(const Layer& layer) const;

 private:
  std::unique_ptr<LayerWriter> inner_;
  std::vector<LayerSchema> layers_;
  std::map<std::pair<std::string, std::string>, ColumnContent> contents_;  ///< by layer and column
  std::vector<ColumnContent*> columns_;                                    ///< of the layer being written
  std::map<std::string, WrittenRows> kept_;                                ///< by layer
  WrittenRows* keeping_ = nullptr;                                         ///< of the layer being written
};

}  // namespace comarca
