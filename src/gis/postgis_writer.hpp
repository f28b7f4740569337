// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comarca/gis/layer_writer.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/ogr_layer_sink.hpp"

namespace comarca::gis {

/// Writes the product's tables into a PostGIS database in one transaction: readers see the old product or the new one.
class PostgisWriter : public LayerWriter {
 public:
  /// `target` is a libpq connection string; its optional last word "schema=NAME" names the schema (default "comarca").
  PostgisWriter(const std::string& target, WriterOptions options);

  void begin_layer(const LayerSchema& schema) override;
  void add_view(const ViewSchema& view) override;
  void add_row(std::span<const CellValue> cells, std::string_view wkb) override { sink_->add(cells, wkb); }
  void set_styles(std::vector<LayerStyle> /*styles*/) override {}
  void set_metadata(std::string /*iso_xml*/) override {}
  void set_web_style(std::string /*maplibre*/) override {}
  void finish() override;

 private:
  void execute(const std::string& sql) const;
  [[nodiscard]] std::string table_name(const LayerSchema& schema) const;
  void comment_columns(const LayerSchema& schema) const;
  void end_layer();

  WriterOptions options_;
  std::string schema_ = "comarca";
  Dataset dataset_;
  std::optional<OgrLayerSink> sink_;
};

}  // namespace comarca::gis
