// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comarca/gis/layer_writer.hpp"
#include "gis/attribute_tables.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/ogr_layer_sink.hpp"

namespace comarca::gis {

/// Builds the GeoPackage in memory, so that a run killed half-way leaves no file at all, and then writes it in one
/// step.
class GeoPackageWriter : public LayerWriter {
 public:
  GeoPackageWriter(std::string target, WriterOptions options);
  GeoPackageWriter(const GeoPackageWriter&) = delete;
  GeoPackageWriter& operator=(const GeoPackageWriter&) = delete;
  ~GeoPackageWriter() override;

  void begin_layer(const LayerSchema& schema) override;
  void add_row(std::span<const CellValue> cells, std::string_view wkb) override;
  void add_view(const ViewSchema& view) override;
  void set_styles(std::vector<LayerStyle> styles) override { styles_ = std::move(styles); }
  void set_metadata(std::string iso_xml) override { metadata_ = std::move(iso_xml); }
  void set_web_style(std::string /*maplibre*/) override {}
  void finish() override;

 private:
  void end_layer();
  void end_geometries();
  void list_attributes(const LayerSchema& schema);
  void execute(const std::string& sql) const;
  [[nodiscard]] std::size_t count(const std::string& sql) const;
  void write_aliases() const;
  void write_styles() const;
  void write_metadata() const;
  void register_extension(const std::string& table, const std::string& name, const std::string& definition) const;
  void deliver();

  std::string target_;
  WriterOptions options_;
  std::string memory_path_;
  std::string time_stamp_;
  ConfigOption current_date_;
  Dataset dataset_;
  AttributeTables tables_;
  enum class Writing { nothing, layer, table } writing_ = Writing::nothing;
  std::optional<OgrLayerSink> sink_;  ///< of the layer
  std::vector<LayerSchema> written_;
  std::vector<LayerStyle> styles_;
  std::string metadata_;
};

}  // namespace comarca::gis
