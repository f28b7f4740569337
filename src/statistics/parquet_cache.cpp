// SPDX-License-Identifier: Apache-2.0
#include "statistics/parquet_cache.hpp"

#include <fmt/format.h>

#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

ColumnTypes declared_columns(const MicrodataSource& source, const RecordFile& record) {
  ColumnTypes columns;
  const std::string key_type = source.integer_keys ? "BIGINT" : "VARCHAR";
  for (const auto& key : record.key) {
    columns.emplace(key, key_type);
  }
  for (const auto& key : record.parent) {
    columns.emplace(key, key_type);
  }
  if (!record.present.empty()) {
    columns.emplace(record.present, "VARCHAR");
  }
  for (const auto& item : record.variables) {
    columns.emplace(item.second.column, "INTEGER");
  }
  if (record.flat || record.record == Record::household) {
    for (const auto& unit : source.unit_columns) {
      columns.emplace(unit, "VARCHAR");
    }
    if (!source.zone_column.empty()) {
      columns.emplace(source.zone_column, "INTEGER");
    }
    if (!source.stratum_column.empty()) {
      columns.emplace(source.stratum_column, "VARCHAR");
      columns.emplace(source.psu_column, "VARCHAR");
    }
  }
  if (!source.weight_column.empty() && record.record == source.weight_record) {
    columns.emplace(source.weight_column, "DOUBLE");
  }
  return columns;
}

std::string fingerprint(const std::vector<std::filesystem::path>& files, const std::string& reading) {
  std::string text = reading;
  for (const auto& file : files) {
    const auto changed = std::filesystem::last_write_time(file).time_since_epoch().count();
    text += fmt::format("|{}|{}|{}", file.string(), std::filesystem::file_size(file), changed);
  }
  return sha256(text).substr(0, 16);
}

}  // namespace

ParquetCache::ParquetCache(const MicrodataSource& source, const MicrodataFiles& files,
                           const std::filesystem::path& folder) {
  if (folder.empty()) {
    return;
  }
  for (const auto& [record, list] : files.files) {
    const RecordFile* const layout = source.find(record);
    const ColumnTypes columns = declared_columns(source, *layout);
    const std::string rows = csv_input_sql(list, source, columns, Reading::strict);
    std::vector<std::string> names;
    for (const auto& item : columns) {
      names.push_back(sql_identifier(item.first));
    }
    const std::string select = fmt::format("SELECT {} FROM {}", join(names, ", "), rows);
    const auto path =
        std::filesystem::absolute(folder) / fmt::format("{}-{}.parquet", source.id, fingerprint(list, select));
    copies_.emplace(record, Copy{path, select});
  }
}

void ParquetCache::declare(std::vector<std::filesystem::path>& allowed) const {
  for (const auto& item : copies_) {
    allowed.push_back(item.second.path);
    allowed.emplace_back(item.second.path.string() + ".part");
  }
}

bool ParquetCache::ready(Engine& engine) {
  for (const auto& item : copies_) {
    const auto& copy = item.second;
    if (std::filesystem::exists(copy.path)) {
      continue;
    }
    std::filesystem::create_directories(copy.path.parent_path());
    const std::filesystem::path part = copy.path.string() + ".part";
    QueryRows none;
    const auto failure =
        engine.try_query(fmt::format("COPY ({}) TO {} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 200000)",
                                     copy.select, sql_text(part.string())),
                         none);
    if (failure) {
      std::error_code ignored;
      std::filesystem::remove(part, ignored);
      return false;
    }
    std::filesystem::rename(part, copy.path);
  }
  return !copies_.empty();
}

InputSql ParquetCache::input() const {
  return [copies = copies_](Record record, const ColumnTypes& /*needed*/) {
    return fmt::format("read_parquet({})", sql_text(copies.at(record).path.string()));
  };
}

}  // namespace comarca
