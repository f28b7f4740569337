// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/product_writer.hpp"

#include "gis/folder_writer.hpp"
#include "gis/geopackage_writer.hpp"
#include "gis/postgis_writer.hpp"

namespace comarca {

std::unique_ptr<ProductWriter> make_product_writer(ProductFormat format, const std::string& target,
                                                   const ProductOptions& options) {
  switch (format) {
    case ProductFormat::geopackage:
      return std::make_unique<gis::GeoPackageWriter>(target, options);
    case ProductFormat::flatgeobuf:
    case ProductFormat::geojson:
      return std::make_unique<gis::FolderWriter>(format, target, options);
    case ProductFormat::postgis:
      return std::make_unique<gis::PostgisWriter>(target, options);
  }
  return nullptr;
}

}  // namespace comarca
