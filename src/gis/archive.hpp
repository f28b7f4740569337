// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace comarca::gis {

/// Refuses an archive (zip, kmz, xlsx) whose content is out of proportion. Throws a data error.
void check_archive(const std::filesystem::path& path);

/// GDAL's name of the one layer file in a zip, in whatever folder it lies; several shapefiles of one folder count as
/// one. Throws a data error that lists what is inside when there is none, or several.
[[nodiscard]] std::string layer_in_archive(const std::filesystem::path& path);

}  // namespace comarca::gis
