// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/source.hpp"
#include "catalog/source/words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {
namespace {

const std::vector<std::string>& kind_words() {
  static const std::vector<std::string> kWords = {"boundaries", "table", "codes", "microdata", "land"};
  return kWords;
}

const std::vector<std::string>& role_words() {
  static const std::vector<std::string> kWords = {
      "code",           "department_code", "local_code", "name",     "department_name",
      "subregion_code", "subregion_name",  "period",     "key",      "official_area",
      "longitude",      "latitude",        "value",      "attribute"};
  return kWords;
}

/// Of the levels that a file may have rows of.
const std::vector<std::string>& level_words() {
  static const std::vector<std::string> kWords = {
      std::string(level_code(Level::municipality)), std::string(level_code(Level::subregion)),
      std::string(level_code(Level::department)), std::string(level_code(Level::country))};
  return kWords;
}

std::size_t count_or(const Table& table, std::string_view key, std::size_t fallback) {
  const std::int64_t number = table.integer_or(key, static_cast<std::int64_t>(fallback));
  constexpr std::int64_t kMost = 100'000;
  if (number < 0 || number > kMost) {
    throw table.required(key).error(fmt::format("'{}' must lie between 0 and {}", key, kMost));
  }
  return static_cast<std::size_t>(number);
}

char mark_or(const Table& table, std::string_view key, char fallback) {
  const auto value = table.optional(key);
  if (!value) {
    return fallback;
  }
  const std::string text = value->text();
  if (text.empty()) {
    return '\0';
  }
  if (text.size() != 1) {
    throw value->error(fmt::format("'{}' must be one character", key), "As \",\" or \";\" or \"\\t\".");
  }
  return text.front();
}

std::optional<NumberFormat> read_numbers(const Table& table) {
  if (!table.has("decimal")) {
    if (table.has("thousands")) {
      throw table.required("thousands")
          .error("a thousands mark is declared without the decimal mark", "Add decimal = \",\" or \".\".");
    }
    return std::nullopt;
  }
  const Value decimal = table.required("decimal");
  const std::string mark = decimal.one_of({",", "."});
  const NumberFormat format{mark.front(), mark_or(table, "thousands", '\0')};
  if (format.decimal == format.thousands) {
    throw decimal.error("the decimal and the thousands mark are the same");
  }
  return format;
}

SourceColumn read_column(const Table& table) {
  SourceColumn column;
  column.name = table.required("name").text();
  column.role = word_to<ColumnRole>(table.required("role"), role_words());
  column.headers = table.texts_or("headers", {});
  column.position = count_or(table, "position", 0);
  column.required = table.boolean_or("required", false);
  column.title = table.bilingual_or("title", Text{column.name, column.name});
  column.unit = table.text_or("unit", "");
  column.denominator = table.text_or("denominator", "");
  column.numbers = read_numbers(table);
  column.factor = table.number_or("factor", 1);
  if (const auto form = table.optional("form")) {
    column.period_form = word_to<PeriodForm>(*form, {"year", "epoch_nanoseconds"});
  }
  if (column.headers.empty() && column.position == 0) {
    throw table.error(fmt::format("column '{}' has neither headers nor a position", column.name),
                      "Add headers = [\"what the file calls it\"].");
  }
  table.finish();
  return column;
}

void read_file_table(const Table& table, SourceDefinition& source) {
  source.drivers = table.texts_or("drivers", {});
  source.file_names = table.texts_or("names", {});
  source.layer = table.text_or("layer", "");
  source.encoding = table.text_or("encoding", "");
  source.separator = mark_or(table, "separator", '\0');
  source.numbers = read_numbers(table);
  source.missing_words = table.texts_or("missing", {});
  source.header_rows = count_or(table, "header_rows", 1);
  source.header_row = count_or(table, "header_row", 0);
  source.first_row = count_or(table, "first_row", 0);
  source.width = count_or(table, "width", 0);
  source.keep_other_columns = table.boolean_or("keep_other_columns", false);
  source.crs = table.text_or("crs", "");
  table.finish();
}

CodeShape read_codes(const Table& table) {
  CodeShape shape;
  shape.digits = count_or(table, "digits", shape.digits);
  shape.department_digits = count_or(table, "department_digits", shape.department_digits);
  constexpr std::size_t kMostDigits = 18;
  if (shape.digits == 0 || shape.digits > kMostDigits || shape.department_digits > shape.digits) {
    throw table.error(fmt::format("codes of {} digits, {} of them the department's, are not possible", shape.digits,
                                  shape.department_digits));
  }
  table.finish();
  return shape;
}

void check_columns(const SourceDefinition& source, const Table& root) {
  std::vector<std::string> seen;
  for (const auto& column : source.columns) {
    if (std::ranges::find(seen, column.name) != seen.end()) {
      throw root.error(fmt::format("column '{}' is declared twice", column.name));
    }
    seen.push_back(column.name);
  }
  const bool split = source.column_of(ColumnRole::local_code) != nullptr;
  if (split && source.column_of(ColumnRole::department_code) == nullptr) {
    throw root.error("a local code needs the department's code beside it", "Add a column of role \"department_code\".");
  }
}

}  // namespace

const SourceColumn* SourceDefinition::column_of(ColumnRole role) const noexcept {
  const auto found = std::ranges::find(columns, role, &SourceColumn::role);
  return found == columns.end() ? nullptr : &*found;
}

bool SourceDefinition::has_code() const noexcept {
  return column_of(ColumnRole::code) != nullptr || column_of(ColumnRole::local_code) != nullptr;
}

SourceDefinition read_source(const Document& document) {
  const Table root = document.root();
  SourceDefinition source;
  source.file = document.name();
  source.id = root.required("id").text();
  source.kind = word_to<SourceKind>(root.required("kind"), kind_words());
  if (const auto level = root.optional("level")) {
    source.level = word_to<Level>(*level, level_words());
  }
  source.title = root.required("title").bilingual();
  source.description = root.bilingual_or("description", {});
  source.publisher = root.text_or("publisher", "");
  source.licence = root.text_or("licence", "");
  source.citation = root.text_or("citation", "");
  source.vintage = root.text_or("vintage", "");
  source.confidence = root.text_or("confidence", "");
  read_file_table(root.table_or_empty("file"), source);
  source.codes = read_codes(root.table_or_empty("codes"));
  for (const auto& table : root.tables("columns")) {
    source.columns.push_back(read_column(table));
  }
  check_columns(source, root);
  root.finish();
  return source;
}

std::string_view source_kind_name(SourceKind kind) noexcept {
  return kind_words()[static_cast<std::size_t>(kind)];
}

}  // namespace comarca
