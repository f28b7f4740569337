// SPDX-License-Identifier: Apache-2.0
#include "gis/open.hpp"

#include <algorithm>
#include <array>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca::gis {
namespace {

constexpr std::uint64_t kLargestUnpacked = std::uint64_t{8} << 30;
constexpr std::uint64_t kLargestRatio = 400;  // plain coordinates in text pack to a tenth; a bomb packs to a thousandth
constexpr std::size_t kMostEntries = 10'000;

struct StringListDestroyer {
  void operator()(char** list) const noexcept { CSLDestroy(list); }
};
using StringList = std::unique_ptr<char*, StringListDestroyer>;

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

/// Refuses an archive whose content is out of proportion.
void check_archive(const std::filesystem::path& path, const std::string& inside) {
  const StringList entries(VSIReadDirRecursive(inside.c_str()));
  std::uint64_t unpacked = 0;
  const auto count = static_cast<std::size_t>(CSLCount(entries.get()));
  for (std::size_t i = 0; i < std::min(count, kMostEntries); ++i) {
    VSIStatBufL status;
    const std::string entry = inside + "/" + entries.get()[i];
    if (VSIStatExL(entry.c_str(), &status, VSI_STAT_SIZE_FLAG | VSI_STAT_EXISTS_FLAG) == 0) {
      unpacked += static_cast<std::uint64_t>(status.st_size);
    }
  }
  const std::uint64_t packed = std::max<std::uint64_t>(1, std::filesystem::file_size(path));
  if (count > kMostEntries || unpacked > kLargestUnpacked || unpacked / packed > kLargestRatio) {
    throw data_error(fmt::format("the archive of {} bytes unpacks to {} bytes in {} entries", packed, unpacked, count),
                     {.file = path.string()},
                     "This looks like an archive bomb. Unpack it yourself and give the file inside.");
  }
}

std::string dataset_name(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool archive = extension == ".zip";
  if (archive || extension == ".xlsx" || extension == ".kmz") {
    const std::string inside = "/vsizip/" + std::filesystem::absolute(path).string();
    check_archive(path, inside);
    return archive ? inside : path.string();
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
