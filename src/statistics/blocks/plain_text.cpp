// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/plain_text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace comarca {
namespace {

ColumnType text_type(const std::string& sql_type) {
  static const std::map<std::string, ColumnType, std::less<>> kTypes = {
      {"INTEGER", ColumnType::integer}, {"BIGINT", ColumnType::bigint}, {"DOUBLE", ColumnType::real}};
  const auto found = kTypes.find(sql_type);
  return found == kTypes.end() ? ColumnType::text : found->second;
}

}  // namespace

std::optional<DelimitedText> plain_text(const WantedText& wanted) {
  const MicrodataSource& source = wanted.source;
  const auto& keys = wanted.keys;
  ColumnTypes all = wanted.columns;
  for (const auto& [name, columns] : keys) {
    for (const auto& column : columns) {
      all.emplace(column, "VARCHAR");
    }
  }
  const auto header = common_header(wanted.files, source, all);
  const bool one_field = header.size() < 2;  // an empty line could not be told from an empty field
  const bool ambiguous = std::set(header.begin(), header.end()).size() != header.size();
  if (one_field || ambiguous || source.delimiter.size() != 1) {
    return std::nullopt;
  }
  DelimitedText text{.files = wanted.files, .nulls = source.nulls, .row_fields = header.size()};
  text.delimiter = source.delimiter.front();
  for (const auto& file : wanted.files) {
    text.bytes += std::filesystem::file_size(file);
  }
  for (const auto& [name, type] : all) {
    const auto position = static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
    text.columns.push_back({name, text_type(type), position, wanted.columns.contains(name)});
  }
  for (const auto& [name, columns] : keys) {
    TextKey key{.name = name};
    for (const auto& column : columns) {
      const auto found = std::ranges::find(text.columns, column, &TextColumn::name);
      key.columns.push_back(static_cast<std::size_t>(found - text.columns.begin()));
    }
    text.keys.push_back(std::move(key));
  }
  text.keys_of_numbers = source.integer_keys;
  text.rows_read = wanted.rows_read;
  const auto counted = std::ranges::find(text.columns, wanted.counted, &TextColumn::name);
  if (counted != text.columns.end()) {
    text.counted = static_cast<std::size_t>(counted - text.columns.begin());
  }
  return text;
}

}  // namespace comarca
