// SPDX-License-Identifier: Apache-2.0
#include "gis/folder_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"

namespace comarca::gis {
namespace {

std::filesystem::path without_slash(const std::filesystem::path& path) {
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

FolderWriter::FolderWriter(ProductFormat format, std::string target, ProductOptions options)
    : format_(format), target_(without_slash(std::move(target))), options_(std::move(options)) {
  register_drivers();
  temporary_ = target_.parent_path() / fmt::format(".{}.{}.tmp", target_.filename().string(), ::getpid());
  std::error_code failure;
  std::filesystem::remove_all(temporary_, failure);
  if (!std::filesystem::create_directory(temporary_, failure)) {
    throw io_error(fmt::format("cannot create a folder beside it: {}", failure.message()), {.file = target_.string()},
                   "Check that the folder above exists and that you may write there.");
  }
}

FolderWriter::~FolderWriter() {
  sink_.reset();
  const MessageTrap trap;
  dataset_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(temporary_, ignored);
}

void FolderWriter::end_layer() {
  if (dataset_) {
    sink_.reset();
    const MessageTrap trap;
    dataset_.reset();
    if (!trap.failure().empty()) {
      throw io_error(fmt::format("cannot complete a layer: {}", trap.failure()), {.file = target_.string()});
    }
  }
}

void FolderWriter::begin_layer(const LayerSchema& schema) {
  end_layer();
  const bool geojson = format_ == ProductFormat::geojson;
  const auto file = temporary_ / (schema.name + (geojson ? ".geojson" : ".fgb"));
  const MessageTrap trap;
  dataset_.reset(
      GDALCreate(GDALGetDriverByName(geojson ? "GeoJSON" : "FlatGeobuf"), file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset_) {
    throw io_error(fmt::format("cannot create the layer: {}", trap.failure()), {.file = file.string()});
  }
  const std::vector<std::string> layer_options =
      geojson ? std::vector<std::string>{"RFC7946=YES", "DESCRIPTION=" + schema.title.in(options_.language)}
              : std::vector<std::string>{};
  sink_.emplace(dataset_.get(), schema, options_, layer_options, target_.string());
}

void FolderWriter::set_metadata(std::string iso_xml) {
  write_file(temporary_ / "metadatos.xml", iso_xml);
}

void FolderWriter::set_web_style(std::string maplibre) {
  if (format_ == ProductFormat::geojson) {
    write_file(temporary_ / "estilo.maplibre.json", maplibre);
  }
}

void FolderWriter::finish() {
  end_layer();
  const bool replaces = std::filesystem::exists(target_);
  const unsigned flags = replaces ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), flags) != 0) {
    throw io_error(fmt::format("cannot put the folder in its place: {}", std::generic_category().message(errno)),
                   {.file = target_.string()});
  }
}

}  // namespace comarca::gis
