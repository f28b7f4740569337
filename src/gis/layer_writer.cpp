// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/layer_writer.hpp"

#include "gis/folder_writer.hpp"
#include "gis/geopackage_writer.hpp"
#include "gis/postgis_writer.hpp"

namespace comarca {

std::unique_ptr<LayerWriter> make_layer_writer(LayerFormat format, const std::string& target,
                                               const WriterOptions& options) {
  switch (format) {
    case LayerFormat::geopackage:
      return std::make_unique<gis::GeoPackageWriter>(target, options);
    case LayerFormat::flatgeobuf:
    case LayerFormat::geojson:
      return std::make_unique<gis::FolderWriter>(format, target, options);
    case LayerFormat::postgis:
      return std::make_unique<gis::PostgisWriter>(target, options);
  }
  return nullptr;
}

}  // namespace comarca
