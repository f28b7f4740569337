// SPDX-License-Identifier: Apache-2.0
#include "gis/postgis_writer.hpp"

#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"

namespace comarca::gis {
namespace {

constexpr const char* kDatabase = "PostGIS";  // the connection string may carry a password: it is never shown

}  // namespace

PostgisWriter::PostgisWriter(const std::string& target, WriterOptions options) : options_(std::move(options)) {
  register_drivers();
  std::string connection = target;
  if (const auto at = connection.rfind("schema="); at != std::string::npos) {
    schema_ = connection.substr(at + 7);
    connection.erase(at);
  }
  const std::string name = "PG:" + connection;
  const MessageTrap trap;
  const char* drivers[] = {"PostgreSQL", nullptr};
  dataset_.reset(GDALOpenEx(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers, nullptr, nullptr));
  if (!dataset_) {
    throw io_error(fmt::format("cannot connect: {}", trap.failure()), {.file = kDatabase},
                   "Give a libpq connection string, as 'host=... dbname=... user=...'.");
  }
  if (GDALDatasetStartTransaction(dataset_.get(), 0) != OGRERR_NONE) {
    throw io_error(fmt::format("cannot begin a transaction: {}", trap.failure()), {.file = kDatabase});
  }
  execute("CREATE SCHEMA IF NOT EXISTS " + sql_identifier(schema_));
}

void PostgisWriter::execute(const std::string& sql) const {
  const MessageTrap trap;
  const OGRLayerH result = GDALDatasetExecuteSQL(dataset_.get(), sql.c_str(), nullptr, nullptr);
  if (result != nullptr) {
    GDALDatasetReleaseResultSet(dataset_.get(), result);
  }
  if (!trap.failure().empty()) {
    throw io_error(fmt::format("the database refused: {}", trap.failure()), {.file = kDatabase});
  }
}

std::string PostgisWriter::table_name(const LayerSchema& schema) const {
  return fmt::format("{}.{}", sql_identifier(schema_), sql_identifier(schema.name));
}

void PostgisWriter::begin_layer(const LayerSchema& schema) {
  end_layer();
  execute(fmt::format("DROP TABLE IF EXISTS {} CASCADE", table_name(schema)));
  sink_.emplace(LayerTarget{.dataset = dataset_.get(),
                            .options = {"SCHEMA=" + schema_, "GEOMETRY_NAME=geom", "FID=fid", "LAUNDER=NO"},
                            .file = kDatabase},
                schema, options_);
}

void PostgisWriter::comment_columns(const LayerSchema& schema) const {
  for (const auto& field : schema.fields) {
    execute(fmt::format("COMMENT ON COLUMN {}.{} IS {}", table_name(schema), sql_identifier(field.name),
                        sql_text(field.alias.in(options_.language))));
  }
}

void PostgisWriter::end_layer() {
  if (!sink_) {
    return;
  }
  const LayerSchema& schema = sink_->schema();
  const std::string table = table_name(schema);
  execute(fmt::format("COMMENT ON TABLE {} IS {}", table, sql_text(schema.description.in(options_.language))));
  comment_columns(schema);
  for (const auto& field : schema.fields) {
    if (field.is_key || field.is_indexed) {
      execute(
          fmt::format("CREATE {}INDEX ON {} ({})", field.is_key ? "UNIQUE " : "", table, sql_identifier(field.name)));
    }
  }
  sink_.reset();
}

void PostgisWriter::add_view(const ViewSchema& view) {
  end_layer();
  const std::string name = table_name(view.layer);
  execute(fmt::format("CREATE VIEW {} AS {}", name, view_query(view, schema_)));
  execute(fmt::format("COMMENT ON VIEW {} IS {}", name, sql_text(view.layer.description.in(options_.language))));
  comment_columns(view.layer);
}

void PostgisWriter::finish() {
  end_layer();
  const MessageTrap trap;
  if (GDALDatasetCommitTransaction(dataset_.get()) != OGRERR_NONE) {
    throw io_error(fmt::format("cannot commit: {}", trap.failure()), {.file = kDatabase},
                   "The earlier product is as it was.");
  }
  dataset_.reset();
}

}  // namespace comarca::gis
