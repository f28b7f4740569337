// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/microdata_source.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

std::vector<std::int64_t> integers(const Value& value) {
  if (!value.is_array()) {
    return {value.integer()};
  }
  std::vector<std::int64_t> list;
  for (const auto& item : value.array()) {
    list.push_back(item.integer());
  }
  return list;
}

std::vector<std::int64_t> integers_or_none(const Table& table, std::string_view key) {
  const auto value = table.optional(key);
  return value ? integers(*value) : std::vector<std::int64_t>();
}

std::vector<std::string> names_of(const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const auto& item : vocabulary) {
    names.push_back(item.first);
  }
  return names;
}

void read_words(ColumnMapping& mapping, const Table& words, const Variable& variable) {
  for (const auto& word : words.keys()) {
    if (std::ranges::find(variable.words, word) == variable.words.end()) {
      throw words.required(word).error(fmt::format("'{}' has no category '{}'", variable.name, word),
                                       suggestion(word, variable.words));
    }
    mapping.words.emplace(word, integers(words.required(word)));
  }
}

ColumnMapping read_mapping(const Value& value, const Variable& variable) {
  const Table table = value.table();
  ColumnMapping mapping{.column = table.required("column").text()};
  mapping.record = variable.record;
  mapping.unknown = integers_or_none(table, "unknown");
  if (variable.words.empty()) {
    const auto range = integers(table.required("range"));
    if (range.size() != 2 || range[0] > range[1]) {
      throw table.required("range").error("'range' is the lowest and the highest value, as [1, 20]");
    }
    mapping.range = {range[0], range[1]};
  } else {
    read_words(mapping, table.required("words").table(), variable);
  }
  table.finish();
  return mapping;
}

RecordFile read_record(const Table& table, const Vocabulary& vocabulary) {
  RecordFile record;
  const std::string id = table.required("id").one_of({"vivienda", "hogar", "persona"});
  record.record = id == "vivienda" ? Record::dwelling : (id == "hogar" ? Record::household : Record::person);
  record.names = table.texts_or("files", {});
  record.key = table.required("key").texts();
  record.parent = table.texts_or("parent", {});
  record.present = table.text_or("present", "");
  record.flat = table.boolean_or("flat", false);
  const Table variables = table.table_or_empty("variables");
  for (const auto& name : variables.keys()) {
    const auto known = vocabulary.find(name);
    if (known == vocabulary.end()) {
      throw variables.required(name).error(fmt::format("unknown variable '{}'", name),
                                           suggestion(name, names_of(vocabulary)));
    }
    record.variables.emplace(name, read_mapping(variables.required(name), known->second));
  }
  table.finish();
  return record;
}

void read_zones(MicrodataSource& source, const Table& root) {
  const Table zone = root.table_or_empty("zone");
  if (zone.empty()) {
    return;
  }
  source.zone_column = zone.required("column").text();
  for (const auto code : integers(zone.required("cabecera"))) {
    source.zones.emplace(code, "cabecera");
  }
  for (const auto code : integers(zone.required("resto"))) {
    source.zones.emplace(code, "resto");
  }
  zone.finish();
}

void read_weights(MicrodataSource& source, const Table& root) {
  const Table weight = root.table_or_empty("weight");
  if (!weight.empty()) {
    source.weight_column = weight.required("column").text();
    source.weight_record =
        weight.required("record").one_of({"hogar", "persona"}) == "persona" ? Record::person : Record::household;
    weight.finish();
  }
  const Table design = root.table_or_empty("design");
  if (!design.empty()) {
    source.stratum_column = design.required("stratum").text();
    source.psu_column = design.required("psu").text();
    design.finish();
  }
}

}  // namespace

const RecordFile* MicrodataSource::find(Record record) const {
  const auto found = std::ranges::find(records, record, &RecordFile::record);
  return found == records.end() ? nullptr : &*found;
}

const ColumnMapping* MicrodataSource::variable(std::string_view variable_name) const {
  for (const auto& record : records) {
    const auto found = record.variables.find(variable_name);
    if (found != record.variables.end()) {
      return &found->second;
    }
  }
  return nullptr;
}

MicrodataSource read_microdata_source(const Document& document, const Vocabulary& vocabulary) {
  const Table root = document.root();
  MicrodataSource source{.id = root.required("id").text(), .name = root.required("name").bilingual()};
  source.publisher = root.text_or("publisher", "");
  source.vintage = root.required("vintage").text();
  source.period = root.required("period").text();
  source.encoding = root.optional("encoding") ? root.required("encoding").one_of({"utf-8", "latin-1"}) : "utf-8";
  source.delimiter = root.text_or("delimiter", ",");
  source.nulls = root.texts_or("nulls", {"", "NA"});
  source.integer_keys = root.boolean_or("integer_keys", false);
  source.people = root.text_or("people", "");
  const Table unit = root.required("unit").table();
  source.unit_columns = unit.required("columns").texts();
  source.unit_widths = integers(unit.required("widths"));
  if (source.unit_columns.size() != source.unit_widths.size()) {
    throw unit.error("'columns' and 'widths' must be as many");
  }
  unit.finish();
  read_zones(source, root);
  read_weights(source, root);
  for (const auto& table : root.tables("record")) {
    source.records.push_back(read_record(table, vocabulary));
  }
  if (source.records.empty()) {
    throw root.error("a microdata source needs at least one [[record]]");
  }
  root.finish();
  return source;
}

}  // namespace comarca
