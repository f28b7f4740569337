// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/line_reader.hpp"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include "comarca/base/error.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/open.hpp"

namespace comarca {
namespace {

void append_lines(const OGRGeometry& geometry, std::vector<std::vector<Point>>& lines) {
  if (const auto* line = dynamic_cast<const OGRLineString*>(&geometry)) {
    std::vector<Point>& points = lines.emplace_back();
    for (int i = 0; i < line->getNumPoints(); ++i) {
      points.push_back({line->getX(i), line->getY(i)});
    }
  } else if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
    for (const OGRGeometry* part : *collection) {
      append_lines(*part, lines);
    }
  }
}

}  // namespace

std::vector<std::vector<std::vector<Point>>> read_lines(const std::filesystem::path& path, const std::string& layer) {
  const gis::Dataset dataset = gis::open_dataset(path, {});
  const OGRLayerH source = GDALDatasetGetLayerByName(dataset.get(), layer.c_str());
  if (source == nullptr) {
    throw data_error(fmt::format("the file has no layer '{}'", layer), {.file = path.string()});
  }
  std::vector<std::vector<std::vector<Point>>> features;
  while (const gis::Feature feature{OGR_L_GetNextFeature(source)}) {
    std::vector<std::vector<Point>>& lines = features.emplace_back();
    if (const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get())) {
      append_lines(*OGRGeometry::FromHandle(geometry), lines);
    }
  }
  return features;
}

}  // namespace comarca
