// SPDX-License-Identifier: Apache-2.0
#include "gis/geopackage_writer.hpp"

#include <atomic>
#include <set>
#include <string>
#include <utility>

#include <cpl_vsi.h>
#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"
#include "gis/geopackage_tables.hpp"

// ADR 0010: the product is built in memory and put in place in one step.
// ADR 0015: time stamps come from the project, never from the clock.
namespace comarca::gis {
namespace {

/// Below this a spatial index costs more than it saves.
constexpr std::size_t kRowsWorthAnIndex = 1000;

std::string next_memory_path() {
  static std::atomic<unsigned> serial{0};
  return fmt::format("/vsimem/comarca-{}.gpkg", serial++);
}

}  // namespace

GeoPackageWriter::GeoPackageWriter(std::string target, WriterOptions options)
    : target_(std::move(target)),
      options_(std::move(options)),
      memory_path_(next_memory_path()),
      time_stamp_(options_.date + "T00:00:00.000Z"),
      current_date_("OGR_CURRENT_DATE", time_stamp_.c_str()),
      tables_(target_) {
  register_drivers();
  const MessageTrap trap;
  const GDALDriverH driver = GDALGetDriverByName("GPKG");
  dataset_.reset(GDALCreate(driver, memory_path_.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset_ || GDALDatasetStartTransaction(dataset_.get(), 0) != OGRERR_NONE) {
    throw io_error(fmt::format("cannot begin the GeoPackage: {}", trap.failure()), {.file = target_});
  }
}

GeoPackageWriter::~GeoPackageWriter() {
  sink_.reset();
  const MessageTrap trap;
  dataset_.reset();
  VSIUnlink(memory_path_.c_str());
}

void GeoPackageWriter::begin_layer(const LayerSchema& schema) {
  end_layer();
  if (schema.geometry == GeometryKind::none) {
    tables_.begin(schema);
    list_attributes(schema);
    writing_ = Writing::table;
    return;
  }
  const std::vector<std::string> layer_options = {"SPATIAL_INDEX=NO", "GEOMETRY_NAME=geom", "FID=fid",
                                                  "IDENTIFIER=" + schema.title.in(options_.language),
                                                  "DESCRIPTION=" + schema.description.in(options_.language)};
  sink_.emplace(LayerTarget{dataset_.get(), layer_options, target_}, schema, options_);
  writing_ = Writing::layer;
}

void GeoPackageWriter::add_row(std::span<const CellValue> cells, std::string_view wkb) {
  if (writing_ == Writing::table) {
    tables_.add(cells);
  } else {
    sink_->add(cells, wkb);
  }
}

void GeoPackageWriter::add_view(const ViewSchema& view) {
  end_layer();
  tables_.add_view(view);
  list_attributes(view.layer);
}

/// In the order in which everything is written, so that this is the order of the file.
void GeoPackageWriter::list_attributes(const LayerSchema& schema) {
  execute(
      fmt::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
                  "VALUES ({}, 'attributes', {}, {}, {})",
                  sql_text(schema.name), sql_text(schema.title.in(options_.language)),
                  sql_text(schema.description.in(options_.language)), sql_text(time_stamp_)));
  written_.push_back(schema);
}

void GeoPackageWriter::end_layer() {
  const Writing written = std::exchange(writing_, Writing::nothing);
  if (written == Writing::table) {
    tables_.end();
  } else if (written == Writing::layer) {
    end_geometries();
  }
}

void GeoPackageWriter::end_geometries() {
  const std::string& name = sink_->schema().name;
  if (sink_->geometries() >= kRowsWorthAnIndex) {
    execute(fmt::format("SELECT CreateSpatialIndex({}, 'geom')", sql_text(name)));
  }
  written_.push_back(sink_->schema());
  const std::size_t rows = count(fmt::format("SELECT COUNT(*) FROM {}", sql_identifier(name)));
  const bool indexed = sink_->geometries() >= kRowsWorthAnIndex;
  const std::size_t boxes =
      indexed ? count(fmt::format("SELECT COUNT(*) FROM {}", sql_identifier("rtree_" + name + "_geom")))
              : sink_->geometries();
  if (rows != sink_->rows() || boxes != sink_->geometries()) {
    throw io_error(fmt::format("{} of {} rows and {} of {} index entries were kept", rows, sink_->rows(), boxes,
                               sink_->geometries()),
                   {.file = target_, .layer = name}, "Nothing was changed. Please report this.");
  }
  sink_.reset();
}

void GeoPackageWriter::execute(const std::string& sql) const {
  const MessageTrap trap;
  const OGRLayerH result = GDALDatasetExecuteSQL(dataset_.get(), sql.c_str(), nullptr, nullptr);
  if (result != nullptr) {
    GDALDatasetReleaseResultSet(dataset_.get(), result);
  }
  if (!trap.failure().empty()) {
    throw io_error(fmt::format("cannot write the GeoPackage: {}", trap.failure()), {.file = target_});
  }
}

std::size_t GeoPackageWriter::count(const std::string& sql) const {
  const MessageTrap trap;
  const OGRLayerH result = GDALDatasetExecuteSQL(dataset_.get(), sql.c_str(), nullptr, nullptr);
  if (result == nullptr) {
    throw io_error(fmt::format("cannot read back the GeoPackage: {}", trap.failure()), {.file = target_});
  }
  std::size_t value = 0;
  if (const Feature row{OGR_L_GetNextFeature(result)}) {
    value = static_cast<std::size_t>(OGR_F_GetFieldAsInteger64(row.get(), 0));
  }
  GDALDatasetReleaseResultSet(dataset_.get(), result);
  return value;
}

void GeoPackageWriter::register_extension(const std::string& table, const std::string& name,
                                          const std::string& definition) const {
  execute(fmt::format("INSERT INTO gpkg_extensions VALUES ({}, NULL, {}, {}, 'read-write')", sql_text(table),
                      sql_text(name), sql_text(definition)));
}

void GeoPackageWriter::write_aliases() const {
  execute(kCreateDataColumns);
  execute(kCreateDataColumnConstraints);
  for (const std::string table : {"gpkg_data_columns", "gpkg_data_column_constraints"}) {
    register_extension(table, "gpkg_schema", kSchemaExtension);
  }
  for (const auto& layer : written_) {
    std::set<std::string> taken;
    for (const auto& field : layer.fields) {
      const std::string alias = field.alias.in(options_.language);
      const std::string title = field.unit.empty() ? alias : fmt::format("{} ({})", alias, field.unit);
      // GDAL and QGIS take the alias from "name", which the standard wants unique in its table: two figures that are
      // called the same are told apart by their column.
      const std::string unique = taken.insert(title).second ? title : fmt::format("{} [{}]", title, field.name);
      execute(fmt::format("INSERT INTO gpkg_data_columns VALUES ({}, {}, {}, {}, {}, NULL, NULL)", sql_text(layer.name),
                          sql_text(field.name), sql_text(unique), sql_text(title),
                          sql_text(field.description.in(options_.language))));
    }
  }
}

void GeoPackageWriter::write_styles() const {
  if (styles_.empty()) {
    return;
  }
  execute(kCreateLayerStyles);
  execute(
      fmt::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
                  "VALUES ('layer_styles', 'attributes', 'layer_styles', '', {})",
                  sql_text(time_stamp_)));
  for (const auto& style : styles_) {
    // QGIS looks for the style of a table without geometry under an empty column name.
    execute(fmt::format(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
        "SELECT '', '', table_name, coalesce(column_name, ''), {}, {}, {}, 1, {}, '', NULL, {} "
        "FROM gpkg_contents LEFT JOIN gpkg_geometry_columns USING (table_name) WHERE table_name = {}",
        sql_text(style.name), sql_text(style.qml), sql_text(style.sld), sql_text(style.description),
        sql_text(time_stamp_), sql_text(style.layer)));
  }
}

void GeoPackageWriter::write_metadata() const {
  if (metadata_.empty()) {
    return;
  }
  execute(kCreateMetadata);
  execute(kCreateMetadataReference);
  for (const std::string table : {"gpkg_metadata", "gpkg_metadata_reference"}) {
    register_extension(table, "gpkg_metadata", kMetadataExtension);
  }
  execute(
      fmt::format("INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'http://www.isotc211.org/2005/gmd', 'text/xml', {})",
                  sql_text(metadata_)));
  execute(fmt::format("INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, {}, 1, NULL)",
                      sql_text(time_stamp_)));
}

void GeoPackageWriter::finish() {
  end_layer();
  execute(kCreateExtensions);
  write_aliases();
  write_metadata();
  write_styles();
  const MessageTrap trap;
  if (GDALDatasetCommitTransaction(dataset_.get()) != OGRERR_NONE) {
    throw io_error(fmt::format("cannot complete the GeoPackage: {}", trap.failure()), {.file = target_});
  }
  dataset_.reset();
  if (!trap.failure().empty()) {
    throw io_error(fmt::format("cannot close the GeoPackage: {}", trap.failure()), {.file = target_});
  }
  deliver();
}

void GeoPackageWriter::deliver() {
  vsi_l_offset length = 0;
  const GByte* bytes = VSIGetMemFileBuffer(memory_path_.c_str(), &length, FALSE);
  if (bytes == nullptr) {
    throw io_error("the GeoPackage built in memory is gone", {.file = target_});
  }
  tables_.join({reinterpret_cast<const std::byte*>(bytes), static_cast<std::size_t>(length)});
  VSIUnlink(memory_path_.c_str());
  write_file(target_, tables_.complete());
}

}  // namespace comarca::gis
