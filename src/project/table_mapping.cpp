// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/table_mapping.hpp"

#include <algorithm>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr std::size_t kYearDigits = 4;

bool is_year(const std::string& text) {
  return text.size() == kYearDigits && text.find_first_not_of("0123456789") == std::string::npos;
}

/// "COLUMN", or { column = "COLUMN", zone = "cabecera" }.
template <class Entry>
Entry read_entry(const std::string& key, const Value& value) {
  if (!value.is_table()) {
    return {value.text(), key};
  }
  const Table table = value.table();
  Entry entry{table.required("column").text(), key};
  if (const auto zone = table.optional("zone")) {
    entry.zone = *zone_from_code(zone->one_of({"total", "cabecera", "resto"}));
  }
  table.finish();
  return entry;
}

/// One entry for each key, or several for the zones of one: key = ["COLUMN", { column = "COLUMN", zone = "resto" }].
template <class Entry>
std::vector<Entry> read_entries(const Table& table) {
  std::vector<Entry> entries;
  for (const auto& key : table.keys()) {
    const Value value = table.required(key);
    for (const auto& item : value.is_array() ? value.array() : std::vector<Value>{value}) {
      entries.push_back(read_entry<Entry>(key, item));
    }
  }
  table.finish();
  return entries;
}

/// What the source calls a column that the user names as the file does.
std::string column_of(SourceDefinition& source, const std::string& wanted, ColumnRole role) {
  const std::string header = folded(wanted);
  for (const auto& column : source.columns) {
    const bool named =
        std::ranges::any_of(column.headers, [&header](const std::string& name) { return folded(name) == header; });
    if (column.name == wanted || named) {
      return column.name;
    }
  }
  source.columns.push_back(
      {.name = wanted, .role = role, .headers = {wanted}, .required = true, .title = {wanted, wanted}});
  return wanted;
}

/// An index and what the table gives of it go together.
void check_feed(const Table& table, const TableMapping& mapping) {
  const TableFeed& feed = mapping.feed;
  if (!feed.peers.empty() && feed.indicator.empty()) {
    throw table.error("'peers' needs 'feeds'", "'feeds' is the index whose units are compared within their groups.");
  }
  if (feed.indicator.empty() != (feed.values.empty() && feed.peers.empty())) {
    throw table.error("'feeds' and [table.inputs] go together",
                      "'feeds' is an index, as \"idh\", and [table.inputs] says which column is which input.");
  }
  if (!feed.peers.empty() && mapping.level != "municipio") {
    throw table.error("'peers' is for tables of municipalities");
  }
}

}  // namespace

std::optional<TableMapping> read_table_mapping(const Table& table) {
  TableMapping mapping;
  mapping.feed.indicator = table.text_or("feeds", "");
  mapping.feed.peers = table.text_or("peers", "");
  mapping.code = table.text_or("code", "");
  mapping.period = table.text_or("period", "");
  if (const auto level = table.optional("level")) {
    mapping.level = level->one_of({"municipio", "departamento"});
  }
  mapping.feed.values = read_entries<TableFeed::Value>(table.table_or_empty("inputs"));
  mapping.feed.weights = read_entries<TableFeed::Weight>(table.table_or_empty("weights"));
  const Table national = table.table_or_empty("national");
  for (const auto& input : national.keys()) {
    mapping.national[input] = national.required(input).number();
  }
  check_feed(table, mapping);
  if (mapping.feed.indicator.empty() && mapping.feed.weights.empty()) {
    return std::nullopt;
  }
  if (table.has("source") && (table.has("code") || table.has("period") || table.has("level"))) {
    throw table.error("'code', 'period' and 'level' are for tables without 'source'");
  }
  if (!table.has("source") && mapping.period.empty()) {
    throw table.error("a table without 'source' needs 'period'", "A year, or the column that has it.");
  }
  return mapping;
}

SourceDefinition with_columns_of(SourceDefinition source, TableMapping& mapping) {
  for (auto& value : mapping.feed.values) {
    value.column = column_of(source, value.column, ColumnRole::value);
  }
  for (auto& weight : mapping.feed.weights) {
    weight.column = column_of(source, weight.column, ColumnRole::value);
  }
  if (!mapping.feed.peers.empty()) {
    mapping.feed.peers = column_of(source, mapping.feed.peers, ColumnRole::attribute);
  }
  return source;
}

SourceDefinition own_source(const std::string& name, const TableMapping& mapping) {
  SourceDefinition source{.id = name, .level = mapping.level, .title = {name, name}};
  const bool departments = mapping.level == "departamento";
  std::vector<std::string> usual = {"codigo",  "codigo divipola", "divipola",   "cod_divipola",     "cod_mpio",
                                    "codmpio", "cod municipio",   "mpio_cdpmp", "codigo municipio", "mpio_ccnct"};
  if (departments) {
    usual = {"codigo", "codigo departamento", "cod_dpto", "coddepto", "divipola_dep", "dpto_ccdgo", "cod departamento"};
    source.codes.digits = source.codes.department_digits;
  }
  source.columns.push_back({.name = "codigo",
                            .role = ColumnRole::code,
                            .headers = mapping.code.empty() ? usual : std::vector<std::string>{mapping.code},
                            .required = true,
                            .title = {"Código DIVIPOLA", "DIVIPOLA code"}});
  if (is_year(mapping.period)) {
    source.vintage = mapping.period;
  } else {
    source.columns.push_back({.name = "periodo",
                              .role = ColumnRole::period,
                              .headers = {mapping.period},
                              .required = true,
                              .title = {"Periodo", "Period"}});
  }
  return source;
}

}  // namespace comarca
