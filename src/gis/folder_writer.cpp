// SPDX-License-Identifier: Apache-2.0
#include "gis/folder_writer.hpp"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
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

/// The first line of it says that the folder may be replaced.
constexpr const char* kReadMe = "LEAME.txt";
constexpr const char* kReadMeStart = "Producto de comarca, una capa por archivo.";

bool made_here(const std::filesystem::path& folder) {
  std::ifstream file(folder / kReadMe);
  std::string line;
  return std::getline(file, line) && line == kReadMeStart;
}

void check_target(const std::filesystem::path& target) {
  std::error_code ignored;
  if (!std::filesystem::exists(target, ignored)) {
    return;
  }
  if (!std::filesystem::is_directory(target, ignored)) {
    throw usage_error("there is a file of this name", {.file = target.string()}, "Name another folder.");
  }
  if (!std::filesystem::is_empty(target, ignored) && !made_here(target)) {
    throw usage_error("the folder holds files that comarca did not make", {.file = target.string()},
                      "Name another folder: this one would be replaced whole.");
  }
}

}  // namespace

FolderWriter::FolderWriter(LayerFormat format, std::string target, WriterOptions options)
    : format_(format), target_(without_slash(std::move(target))), options_(std::move(options)) {
  register_drivers();
  check_target(target_);
  remove_dead_temporaries(target_);
  temporary_ = temporary_name(target_);
  std::error_code failure;
  std::filesystem::remove_all(temporary_, failure);
  if (!std::filesystem::create_directory(temporary_, failure)) {
    throw io_error(fmt::format("cannot create a folder beside it: {}", failure.message()), {.file = target_.string()},
                   "Check that the folder above exists and that you may write there.");
  }
  write_file(temporary_ / kReadMe, std::string(kReadMeStart) + "\nCada corrida reemplaza la carpeta entera.\n");
}

FolderWriter::~FolderWriter() {
  for (LayerFile* file : {&layer_, &placeless_}) {
    file->sink.reset();
    const MessageTrap trap;
    file->dataset.reset();
  }
  std::error_code ignored;
  std::filesystem::remove_all(temporary_, ignored);
}

void FolderWriter::open(LayerFile& file, const LayerSchema& schema) {
  const bool geojson = format_ == LayerFormat::geojson;
  const bool table = schema.geometry == GeometryKind::none;
  const char* const driver = geojson ? "GeoJSON" : table ? "CSV" : "FlatGeobuf";
  file.path = temporary_ / (schema.name + (geojson ? ".geojson" : table ? ".csv" : ".fgb"));
  const MessageTrap trap;
  file.dataset.reset(GDALCreate(GDALGetDriverByName(driver), file.path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!file.dataset) {
    throw io_error(fmt::format("cannot create the layer: {}", trap.failure()), {.file = file.path.string()});
  }
  std::vector<std::string> layer_options;
  if (geojson) {
    layer_options = {"RFC7946=YES", "DESCRIPTION=" + schema.title.in(options_.language)};
  } else if (table) {
    layer_options = {"STRING_QUOTING=IF_AMBIGUOUS"};  // codes keep their zeros
  }
  file.sink.emplace(LayerTarget{file.dataset.get(), layer_options, target_.string()}, schema, options_);
}

void FolderWriter::close(LayerFile& file) {
  if (!file.dataset) {
    return;
  }
  const auto rows = static_cast<GIntBig>(file.sink->rows());
  file.sink.reset();
  const MessageTrap trap;
  file.dataset.reset();
  if (!trap.failure().empty()) {
    throw io_error(fmt::format("cannot complete a layer: {}", trap.failure()), {.file = target_.string()});
  }
  if (file.path.extension() == ".fgb") {
    const Dataset written(GDALOpenEx(file.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (!written || OGR_L_GetFeatureCount(GDALDatasetGetLayer(written.get(), 0), 1) != rows) {
      throw io_error("a layer lost rows while it was written", {.file = file.path.filename().string()});
    }
  }
}

void FolderWriter::end_layer() {
  close(layer_);
  close(placeless_);
}

void FolderWriter::begin_layer(const LayerSchema& schema) {
  end_layer();
  schema_ = schema;
  open(layer_, schema);
}

void FolderWriter::add_row(std::span<const CellValue> cells, std::string_view wkb) {
  const bool dropped = format_ == LayerFormat::flatgeobuf && schema_.geometry != GeometryKind::none && wkb.empty();
  if (!dropped) {
    layer_.sink->add(cells, wkb);
    return;
  }
  if (!placeless_.sink) {
    LayerSchema table = schema_;
    table.name += "_sin_lugar";
    table.geometry = GeometryKind::none;
    open(placeless_, table);
  }
  placeless_.sink->add(cells, wkb);
}

void FolderWriter::set_metadata(std::string iso_xml) {
  write_file(temporary_ / "metadatos.xml", iso_xml);
}

void FolderWriter::set_web_style(std::string maplibre) {
  if (format_ == LayerFormat::geojson) {
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
