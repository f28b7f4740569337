// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/gis/layer_writer.hpp"

namespace comarca {

/// Writes a layer as CSV into a text: numbers in full, what is missing empty, without geometries.
class CsvText : public LayerWriter {
 public:
  explicit CsvText(std::string& text) : text_(text) {}

  void begin_layer(const LayerSchema& schema) override;
  void add_row(std::span<const CellValue> cells, std::string_view wkb) override;
  void add_view(const ViewSchema& /*view*/) override {}
  void set_styles(std::vector<LayerStyle> /*styles*/) override {}
  void set_metadata(std::string /*iso_xml*/) override {}
  void set_web_style(std::string /*maplibre*/) override {}
  void finish() override {}

 private:
  std::string& text_;
};

}  // namespace comarca
