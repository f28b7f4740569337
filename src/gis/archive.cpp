// SPDX-License-Identifier: Apache-2.0
#include "gis/archive.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

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
constexpr std::size_t kMostNames = 12;

struct StringListDestroyer {
  void operator()(char** list) const noexcept { CSLDestroy(list); }
};
using StringList = std::unique_ptr<char*, StringListDestroyer>;

std::string inside_of(const std::filesystem::path& path) {
  return "/vsizip/" + std::filesystem::absolute(path).string();
}

/// How many entries the record at the end of an archive tells of; an archive of more than it can count says 65,535.
std::size_t entries_told(const std::filesystem::path& path) {
  constexpr std::uintmax_t kLongestTail = 66'000;  // the record and the longest comment after it
  constexpr std::size_t kCountAt = 10;
  const std::uintmax_t size = std::filesystem::file_size(path);
  const std::uintmax_t length = std::min(size, kLongestTail);
  std::ifstream stream(path, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(size - length));
  std::string tail(length, '\0');
  stream.read(tail.data(), static_cast<std::streamsize>(length));
  const std::size_t record = tail.rfind("PK\x05\x06");
  if (record == std::string::npos || record + kCountAt + 1 >= tail.size()) {
    return 0;
  }
  const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(tail[at])); };
  return byte(record + kCountAt) + (byte(record + kCountAt + 1) << 8U);
}

Error too_many(const std::filesystem::path& path) {
  return data_error(fmt::format("the archive has more than {} entries", kMostEntries), {.file = path.string()},
                    "This looks like an archive bomb. Unpack it yourself and give the file inside.");
}

std::string extension_of(std::string_view entry) {
  return folded(std::filesystem::path(entry).extension().string());
}

/// What may be read as a layer, out of the entries; a geodatabase is a folder.
std::string layer_of(const std::string& entry) {
  static constexpr std::array<std::string_view, 10> kEndings = {"shp", "gpkg", "geojson", "topojson", "geojsonl",
                                                                "fgb", "kml",  "tab",     "mif",      "json"};
  const std::size_t geodatabase = entry.find(".gdb/");
  if (geodatabase != std::string::npos) {
    return entry.substr(0, geodatabase + 4);
  }
  const std::string ending = extension_of(entry);
  return std::ranges::find(kEndings, std::string_view(ending)) != kEndings.end() ? entry : std::string();
}

struct Content {
  std::vector<std::string> files;
  std::set<std::string> layers;
};

Content content_of(const std::filesystem::path& path) {
  Content content;
  const StringList entries(VSIReadDirRecursive(inside_of(path).c_str()));
  for (int i = 0; i < CSLCount(entries.get()); ++i) {
    std::string entry = entries.get()[i];
    const bool hidden =
        entry.starts_with('.') || entry.starts_with("__MACOSX") || entry.find("/.") != std::string::npos;
    if (hidden) {
      continue;
    }
    if (std::string layer = layer_of(entry); !layer.empty()) {
      content.layers.insert(std::move(layer));
    }
    if (!entry.ends_with('/')) {
      content.files.push_back(std::move(entry));
    }
  }
  // A file .json beside a layer is more likely to be about it.
  std::set<std::string> sure = content.layers;
  std::erase_if(sure, [](const std::string& layer) { return extension_of(layer) == "json"; });
  if (!sure.empty()) {
    content.layers = std::move(sure);
  }
  std::ranges::sort(content.files);
  return content;
}

/// The folder of several shapefiles that lie together, which GDAL opens as one; nothing when they do not.
std::string shared_folder(const std::set<std::string>& layers) {
  const auto folder_of = [](const std::string& layer) { return std::filesystem::path(layer).parent_path().string(); };
  const std::string first = folder_of(*layers.begin());
  const bool together = std::ranges::all_of(
      layers, [&](const std::string& layer) { return extension_of(layer) == "shp" && folder_of(layer) == first; });
  return together ? "/" + first : std::string();
}

template <class Names>
std::string some_of(const Names& names) {
  std::vector<std::string> shown;
  for (const auto& name : names) {
    if (shown.size() < kMostNames) {
      shown.push_back(name);
    }
  }
  const std::size_t more = names.size() - shown.size();
  return join(shown, ", ") + (more > 0 ? fmt::format(" and {} more", more) : std::string());
}

}  // namespace

void check_archive(const std::filesystem::path& path) {
  if (entries_told(path) > kMostEntries) {
    throw too_many(path);
  }
  const std::string inside = inside_of(path);
  const StringList entries(VSIReadDirRecursive(inside.c_str()));
  const auto count = static_cast<std::size_t>(CSLCount(entries.get()));
  if (count > kMostEntries) {
    throw too_many(path);
  }
  std::uint64_t unpacked = 0;
  for (std::size_t i = 0; i < count; ++i) {
    VSIStatBufL status;
    const std::string entry = inside + "/" + entries.get()[i];
    if (VSIStatExL(entry.c_str(), &status, VSI_STAT_SIZE_FLAG | VSI_STAT_EXISTS_FLAG) == 0) {
      unpacked += static_cast<std::uint64_t>(status.st_size);
    }
  }
  const std::uint64_t packed = std::max<std::uint64_t>(1, std::filesystem::file_size(path));
  if (unpacked > kLargestUnpacked || unpacked / packed > kLargestRatio) {
    throw data_error(fmt::format("the archive of {} bytes unpacks to {} bytes in {} entries", packed, unpacked, count),
                     {.file = path.string()},
                     "This looks like an archive bomb. Unpack it yourself and give the file inside.");
  }
}

std::string layer_in_archive(const std::filesystem::path& path) {
  const Content content = content_of(path);
  if (content.files.empty()) {
    throw data_error("this archive is empty, damaged or no zip", {.file = path.string()},
                     "It may have been cut short while it was copied: fetch it again.");
  }
  const bool bare_geodatabase = std::ranges::any_of(content.files, [](const std::string& file) {
    return file.ends_with(".gdbtable") && file.find('/') == std::string::npos;
  });
  if (content.layers.empty() && bare_geodatabase) {
    return inside_of(path);
  }
  if (content.layers.empty()) {
    throw data_error(fmt::format("the archive holds no layer; inside are: {}", some_of(content.files)),
                     {.file = path.string()}, "Unpack it and give the file that is needed.");
  }
  if (content.layers.size() == 1) {
    return inside_of(path) + "/" + *content.layers.begin();
  }
  if (const std::string folder = shared_folder(content.layers); !folder.empty()) {
    return inside_of(path) + (folder == "/" ? std::string() : folder);
  }
  throw data_error(fmt::format("the archive holds several layer files: {}", some_of(content.layers)),
                   {.file = path.string()}, "Unpack it and give the one that is meant.");
}

}  // namespace comarca::gis
