// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/gis/layer_writer.hpp"

namespace comarca {

/// Passes everything on to a writer, and remembers which layers were written and what their polygons' fields hold: the
/// styles of a product follow from it, whoever wrote the layers.
class RecordingWriter : public LayerWriter {
 public:
  explicit RecordingWriter(std::unique_ptr<LayerWriter> inner) : inner_(std::move(inner)) {}

  void begin_layer(const LayerSchema& schema) override;
  void add_row(std::span<const CellValue> cells, std::string_view wkb) override;
  void set_styles(std::vector<LayerStyle> styles) override { inner_->set_styles(std::move(styles)); }
  void set_metadata(std::string iso_xml) override { inner_->set_metadata(std::move(iso_xml)); }
  void set_web_style(std::string maplibre) override { inner_->set_web_style(std::move(maplibre)); }
  void finish() override { inner_->finish(); }

  [[nodiscard]] const std::vector<LayerSchema>& layers() const noexcept { return layers_; }
  [[nodiscard]] ValuesOf values() const;

 private:
  std::unique_ptr<LayerWriter> inner_;
  std::vector<LayerSchema> layers_;
  std::map<std::pair<std::string, std::string>, FieldValues> values_;  ///< by layer and field
  std::vector<FieldValues*> columns_;                                  ///< of the layer being written
};

}  // namespace comarca
