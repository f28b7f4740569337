// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/point_reader.hpp"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include "comarca/base/error.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/open.hpp"

namespace comarca {

std::vector<std::optional<Point>> read_points(const std::filesystem::path& path, const std::string& layer) {
  const gis::Dataset dataset = gis::open_dataset(path, {});
  const OGRLayerH source = GDALDatasetGetLayerByName(dataset.get(), layer.c_str());
  if (source == nullptr) {
    throw data_error(fmt::format("the file has no layer '{}'", layer), {.file = path.string()});
  }
  std::vector<std::optional<Point>> points;
  while (const gis::Feature feature{OGR_L_GetNextFeature(source)}) {
    std::optional<Point>& point = points.emplace_back();
    const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get());
    const auto* found =
        geometry == nullptr ? nullptr : dynamic_cast<const OGRPoint*>(OGRGeometry::FromHandle(geometry));
    if (found != nullptr && found->IsEmpty() == 0) {
      point = Point{found->getX(), found->getY()};
    }
  }
  return points;
}

}  // namespace comarca
