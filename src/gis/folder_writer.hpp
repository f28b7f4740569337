// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "comarca/gis/layer_writer.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/ogr_layer_sink.hpp"

namespace comarca::gis {

/// One file per layer in a folder that takes the place of an earlier one when it is complete. A folder that is neither
/// empty nor an earlier product is refused. FlatGeobuf drops what has no geometry: tables are CSV there, and rows of a
/// layer that have no place lie beside it in a CSV of their own.
class FolderWriter : public LayerWriter {
 public:
  FolderWriter(LayerFormat format, std::string target, WriterOptions options);
  FolderWriter(const FolderWriter&) = delete;
  FolderWriter& operator=(const FolderWriter&) = delete;
  ~FolderWriter() override;

  void begin_layer(const LayerSchema& schema) override;
  void add_row(std::span<const CellValue> cells, std::string_view wkb) override;
  void add_view(const ViewSchema& /*view*/) override {}
  void set_styles(std::vector<LayerStyle> /*styles*/) override {}
  void set_metadata(std::string iso_xml) override;
  void set_web_style(std::string maplibre) override;
  void finish() override;

 private:
  /// One file being written.
  struct LayerFile {
    std::filesystem::path path;
    Dataset dataset;
    std::optional<OgrLayerSink> sink;
  };
  void open(LayerFile& file, const LayerSchema& schema);
  void close(LayerFile& file);
  void end_layer();

  LayerFormat format_;
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  WriterOptions options_;
  LayerSchema schema_;
  LayerFile layer_;
  LayerFile placeless_;
};

}  // namespace comarca::gis
