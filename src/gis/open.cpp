// SPDX-License-Identifier: Apache-2.0
#include "gis/open.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "gis/archive.hpp"

namespace comarca::gis {
namespace {

void require_local(const std::filesystem::path& path) {
  const std::string name = path.string();
  const bool virtual_path = name.starts_with("/vsi") || name.find("://") != std::string::npos;
  std::error_code ignored;
  if (virtual_path || !std::filesystem::exists(path, ignored)) {
    throw io_error(virtual_path ? "this is not a path on this machine" : "there is no such file", {.file = name},
                   virtual_path ? "comarca only opens local files; fetch it first and give its path."
                                : "Check the path; it is taken from the folder of the project file.");
  }
}

std::string dataset_name(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool archive = extension == ".zip";
  if (archive || extension == ".xlsx" || extension == ".kmz") {
    check_archive(path);
    return archive ? layer_in_archive(path) : path.string();
  }
  return path.string();
}

}  // namespace

Dataset open_dataset(const std::filesystem::path& path, const OpenOptions& options) {
  register_drivers();
  require_local(path);
  const std::string name = dataset_name(path);
  const auto& names = options.drivers.empty() ? default_vector_drivers() : options.drivers;
  std::vector<const char*> drivers;
  for (const auto& driver : names) {
    drivers.push_back(driver.c_str());
  }
  drivers.push_back(nullptr);
  const std::string encoding = "ENCODING=" + options.encoding;
  std::array<const char*, 2> open_options = {options.encoding.empty() ? nullptr : encoding.c_str(), nullptr};
  const MessageTrap trap;
  Dataset dataset(
      GDALOpenEx(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), open_options.data(), nullptr));
  if (!dataset) {
    const std::string reason =
        trap.failure().empty() ? std::string("its content is none of the allowed formats") : trap.failure();
    throw data_error(fmt::format("cannot open this file: {}", reason), {.file = path.string()},
                     fmt::format("Allowed formats: {}.", join(names, ", ")));
  }
  return dataset;
}

}  // namespace comarca::gis

namespace comarca {

const std::vector<std::string>& default_vector_drivers() {
  static const std::vector<std::string> kDrivers = {"GPKG",        "ESRI Shapefile", "GeoJSON", "GeoJSONSeq",
                                                    "TopoJSON",    "FlatGeobuf",     "LIBKML",  "KML",
                                                    "OpenFileGDB", "MapInfo File"};
  return kDrivers;
}

}  // namespace comarca
