// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "comarca/gis/product_writer.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/ogr_layer_sink.hpp"

namespace comarca::gis {

/// One file per layer in a folder that takes the place of an earlier one when it is complete.
class FolderWriter : public ProductWriter {
 public:
  FolderWriter(ProductFormat format, std::string target, ProductOptions options);
  FolderWriter(const FolderWriter&) = delete;
  FolderWriter& operator=(const FolderWriter&) = delete;
  ~FolderWriter() override;

  void begin_layer(const LayerSchema& schema) override;
  void add_row(std::span<const ProductCell> cells, std::string_view wkb) override { sink_->add(cells, wkb); }
  void set_styles(std::vector<LayerStyle> /*styles*/) override {}
  void set_metadata(std::string iso_xml) override;
  void set_web_style(std::string maplibre) override;
  void finish() override;

 private:
  void end_layer();

  ProductFormat format_;
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  ProductOptions options_;
  Dataset dataset_;
  std::optional<OgrLayerSink> sink_;
};

}  // namespace comarca::gis
