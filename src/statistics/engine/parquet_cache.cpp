// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/parquet_cache.hpp"

#include <fmt/format.h>

#include "comarca/base/sha256.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"

// ADR 0153: microdata is kept as Parquet beside the product.
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
    std::vector<std::string> names;
    for (const auto& item : columns) {
      names.push_back(sql_identifier(item.first));
    }
    Copy copy{.columns = join(names, ", "), .rows = csv_input_sql(list, source, columns, Reading::strict)};
    copy.table = plain_rows({.files = list, .source = source, .columns = columns});
    copy.path = std::filesystem::absolute(folder) /
                fmt::format("{}-{}.parquet", source.id, fingerprint(list, copy.columns + copy.rows));
    copies_.emplace(record, std::move(copy));
  }
}

void ParquetCache::declare(std::vector<std::filesystem::path>& allowed) const {
  for (const auto& item : copies_) {
    allowed.push_back(item.second.path);
    allowed.emplace_back(item.second.path.string() + ".part");
  }
}

bool ParquetCache::make(Engine& engine, const Copy& copy) {
  std::filesystem::create_directories(copy.path.parent_path());
  const std::filesystem::path part = copy.path.string() + ".part";
  const auto copied_from = [&](const std::string& rows) {
    QueryRows none;
    return !engine.try_query(
        fmt::format("COPY (SELECT {} FROM {}) TO {} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 200000)",
                    copy.columns, rows, sql_text(part.string())),
        none);
  };
  if ((copy.table && copied_from(engine.add_table(*copy.table))) || copied_from(copy.rows)) {
    std::filesystem::rename(part, copy.path);
    return true;
  }
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  return false;
}

bool ParquetCache::ready(Engine& engine) {
  for (const auto& item : copies_) {
    if (!std::filesystem::exists(item.second.path) && !make(engine, item.second)) {
      return false;
    }
  }
  return !copies_.empty();
}

InputSql ParquetCache::input() const {
  return [copies = copies_](Record record, const ColumnTypes& /*needed*/, const KeyColumns& /*keys*/) {
    return fmt::format("read_parquet({})", sql_text(copies.at(record).path.string()));
  };
}

}  // namespace comarca
