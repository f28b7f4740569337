// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/gis/layer_writer.hpp"
#include "gis/gdal_handles.hpp"

namespace comarca::gis {

/// Where a layer is made and how.
struct LayerTarget {
  GDALDatasetH dataset = nullptr;
  std::vector<std::string> options;  ///< the driver's layer creation options, as "KEY=value"
  std::string file;                  ///< named in errors
};

/// Creates one layer in an open dataset and adds rows to it; every GDAL result is checked.
class OgrLayerSink {
 public:
  OgrLayerSink(LayerTarget target, const LayerSchema& schema, const WriterOptions& product);

  void add(std::span<const CellValue> cells, std::string_view wkb);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t geometries() const noexcept { return geometries_; }
  [[nodiscard]] const LayerSchema& schema() const noexcept { return schema_; }

 private:
  void create_fields() const;
  void set_cell(OGRFeatureH feature, int field, const CellValue& cell) const;
  [[noreturn]] void fail(std::string_view doing, const MessageTrap& trap) const;

  LayerSchema schema_;
  std::string file_;
  OGRLayerH layer_ = nullptr;
  std::size_t rows_ = 0;
  std::size_t geometries_ = 0;
};

}  // namespace comarca::gis
