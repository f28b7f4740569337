// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/indicators/published.hpp"

namespace comarca {
namespace {

/// "1.234,5" with a decimal comma, "1234.5" without; nothing when it is no finite number.
std::optional<double> number(std::string_view text, bool decimal_comma) {
  std::string plain;
  for (const char letter : trim(text)) {
    if (decimal_comma && letter == '.') {
      continue;
    }
    plain += decimal_comma && letter == ',' ? '.' : letter;
  }
  double value = 0;
  const auto parsed = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (plain.empty() || parsed.ec != std::errc() || parsed.ptr != plain.data() + plain.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::size_t column_named(const PublishedTable& table, const std::string& name) {
  auto found = std::ranges::find(table.columns, name);
  if (found == table.columns.end()) {
    found = std::ranges::find_if(table.columns, [&](const auto& column) { return folded(column) == folded(name); });
  }
  if (found == table.columns.end()) {
    throw data_error(fmt::format("there is no column '{}'", name), {.file = table.file},
                     suggestion(name, table.columns));
  }
  return static_cast<std::size_t>(found - table.columns.begin());
}

std::size_t column_of(const PublishedTable& table, const TableMapping::Column& column) {
  if (column.position == 0) {
    return column_named(table, column.name);
  }
  if (column.position > table.columns.size()) {
    throw data_error(fmt::format("there is no column number {}", column.position), {.file = table.file},
                     fmt::format("The table has {} columns.", table.columns.size()));
  }
  return column.position - 1;
}

std::string code_of(const std::vector<std::optional<std::string>>& row, const std::vector<std::size_t>& columns,
                    const std::vector<std::int64_t>& widths) {
  std::string code;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string part(trim(row[columns[i]].value_or("")));
    if (part.ends_with(".0")) {
      part.resize(part.size() - 2);  // a spreadsheet that took the code for a number
    }
    const bool digits = !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
    const auto width = static_cast<std::size_t>(widths[i]);
    if (!digits || part.size() > width) {
      return {};
    }
    code += std::string(width - part.size(), '0') + part;
  }
  return code;
}

}  // namespace

TableMapping read_table_mapping(const Document& document) {
  const Table root = document.root();
  TableMapping mapping{.id = root.required("id").text(),
                       .name = root.required("name").bilingual(),
                       .indicator = root.required("indicator").text(),
                       .publisher = root.text_or("publisher", ""),
                       .vintage = root.required("vintage").text(),
                       .period = root.required("period").text(),
                       .sheet = root.text_or("sheet", ""),
                       .header_row = static_cast<std::size_t>(root.integer_or("header_row", 1)),
                       .decimal_comma = root.boolean_or("decimal_comma", false)};
  const Table unit = root.required("unit").table();
  mapping.unit_columns = unit.required("columns").texts();
  for (const auto& width : unit.required("widths").array()) {
    mapping.unit_widths.push_back(width.integer());
  }
  if (mapping.unit_widths.size() != mapping.unit_columns.size()) {
    throw unit.error("'columns' and 'widths' must be as many");
  }
  unit.finish();
  for (const auto& table : root.tables("value")) {
    TableMapping::Column column{.name = table.text_or("column", ""), .input = table.required("input").text()};
    column.position = static_cast<std::size_t>(table.integer_or("position", 0));
    if (const auto zone = table.optional("zone")) {
      column.zone = *zone_from_code(zone->one_of({"total", "cabecera", "resto"}));
    }
    if (column.name.empty() == (column.position == 0)) {
      throw table.error("a value is found by 'column' or by 'position', one of them");
    }
    table.finish();
    mapping.columns.push_back(std::move(column));
  }
  root.finish();
  return mapping;
}

std::vector<PublishedValue> values_of(const PublishedTable& table, const TableMapping& mapping, Findings& findings) {
  std::vector<std::size_t> unit_columns;
  for (const auto& column : mapping.unit_columns) {
    unit_columns.push_back(column_named(table, column));
  }
  std::vector<PublishedValue> values;
  for (const auto& column : mapping.columns) {
    const std::size_t at = column_of(table, column);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const auto& cell = table.rows[i][at];
      const std::string code = code_of(table.rows[i], unit_columns, mapping.unit_widths);
      if (code.empty() || !cell || trim(*cell).empty()) {
        continue;  // footers and notes have no code; a blank is missing
      }
      const std::string where = fmt::format("{}, fila {}", table.file, table.first_row + i);
      if (const auto value = number(*cell, mapping.decimal_comma)) {
        values.push_back({{code, column.zone, mapping.period}, column.input, *value, where});
        continue;
      }
      findings.add({.code = "no-es-numero",
                    .severity = Severity::warning,
                    .layer = mapping.id,
                    .unit = code,
                    .where = where,
                    .what = {fmt::format("'{}' no es un número: no se usa", *cell),
                             fmt::format("'{}' is not a number: it is not used", *cell)},
                    .remedy = {"Corrija la celda o el separador decimal de la fuente.",
                               "Mend the cell or the source's decimal mark."}});
    }
  }
  return values;
}

}  // namespace comarca
