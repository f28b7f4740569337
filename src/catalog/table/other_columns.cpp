// SPDX-License-Identifier: Apache-2.0
#include "catalog/table/other_columns.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "catalog/table/column_numbers.hpp"
#include "comarca/base/numbers.hpp"
#include "comarca/base/text.hpp"

namespace comarca::catalog {
namespace {

bool may_be_number(std::string_view cell) {
  cell = trim(cell);
  // Digits behind a zero are a code, whose zero would be lost.
  if (cell.size() > 1 && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9') {
    return false;
  }
  return parse_number(cell, {'.', ','}).reading == NumberReading::number ||
         parse_number(cell, {',', '.'}).reading == NumberReading::number;
}

bool holds_numbers_only(const RawTable& raw, const std::vector<std::size_t>& rows, std::size_t column,
                        const SourceDefinition& source) {
  bool any = false;
  for (const std::size_t row : rows) {
    const std::string_view cell = raw.cell(row, column);
    if (is_missing(cell, source)) {
      continue;
    }
    if (!may_be_number(cell)) {
      return false;
    }
    any = true;
  }
  return any;
}

/// A header as a column name: "Población (total)" is "poblacion_total"; one that is taken gets a number.
std::string column_name(const std::string& header, std::set<std::string>& taken) {
  std::string name = folded(header);
  std::ranges::replace(name, ' ', '_');
  name = name.empty() ? "columna" : name;
  std::string unique = name;
  for (int number = 2; !taken.insert(unique).second; ++number) {
    unique = fmt::format("{}_{}", name, number);
  }
  return unique;
}

}  // namespace

std::vector<TypedColumn> other_columns(const RawTable& raw, const std::vector<std::size_t>& rows, const Header& header,
                                       const std::vector<std::optional<std::size_t>>& declared,
                                       const SourceDefinition& source) {
  std::set<std::string> taken;
  for (const auto& column : source.columns) {
    taken.insert(column.name);
  }
  std::vector<TypedColumn> others;
  for (std::size_t at = 0; at < header.names.size(); ++at) {
    const std::string& name = header.names[at];
    if (name.empty() || std::ranges::find(declared, std::optional(at)) != declared.end()) {
      continue;
    }
    TypedColumn column;
    column.definition.name = column_name(name, taken);
    column.definition.role = holds_numbers_only(raw, rows, at, source) ? ColumnRole::value : ColumnRole::attribute;
    column.definition.headers = {name};
    column.definition.title = {name, name};
    column.header = name;
    column.raw_column = at;
    others.push_back(std::move(column));
  }
  return others;
}

}  // namespace comarca::catalog
