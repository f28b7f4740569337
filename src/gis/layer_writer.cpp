// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/layer_writer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "gis/folder_writer.hpp"
#include "gis/geopackage_writer.hpp"
#include "gis/postgis_writer.hpp"

namespace comarca {
namespace {

constexpr std::array kFormats = {
    LayerFormatEntry{LayerFormat::geopackage, "gpkg", LayerPlace::file},
    LayerFormatEntry{LayerFormat::flatgeobuf, "flatgeobuf", LayerPlace::folder},
    LayerFormatEntry{LayerFormat::geojson, "geojson", LayerPlace::folder},
    LayerFormatEntry{LayerFormat::postgis, "postgis", LayerPlace::database},
};

}  // namespace

std::span<const LayerFormatEntry> layer_formats() {
  return kFormats;
}

const LayerFormatEntry& layer_format(std::string_view word) {
  const auto* const found = std::ranges::find(kFormats, word, &LayerFormatEntry::word);
  if (found == kFormats.end()) {
    throw usage_error(fmt::format("there is no format '{}'", word));
  }
  return *found;
}

LayerPlace layer_place(LayerFormat format) noexcept {
  return std::ranges::find(kFormats, format, &LayerFormatEntry::format)->place;
}

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
