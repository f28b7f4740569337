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

/// Digits behind a zero are a code, whose zero would be lost.
bool looks_like_code(std::string_view cell) {
  return cell.size() > 1 && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9';
}

bool may_be_number(std::string_view cell) {
  return parse_number(cell, {'.', ','}).reading == NumberReading::number ||
         parse_number(cell, {',', '.'}).reading == NumberReading::number;
}

/// What the filled cells of a column are.
struct CellKinds {
  std::size_t numbers = 0;
  std::size_t filled = 0;
  std::size_t first_number_row = 0;
  bool codes = false;

  [[nodiscard]] bool mostly_numbers() const noexcept { return !codes && numbers * 2 > filled; }
};

CellKinds kinds_of(const RawTable& raw, const std::vector<std::size_t>& rows, std::size_t column,
                   const SourceDefinition& source) {
  CellKinds kinds;
  for (const std::size_t row : rows) {
    const std::string_view cell = trim(raw.cell(row, column));
    if (is_missing(cell, source)) {
      continue;
    }
    ++kinds.filled;
    kinds.codes = kinds.codes || looks_like_code(cell);
    if (may_be_number(cell) && kinds.numbers++ == 0) {
      kinds.first_number_row = row;
    }
  }
  return kinds;
}

Finding mixed(const MatchedTable& table, const std::string& header, const CellKinds& kinds) {
  return {.code = "columna-mixta",
          .severity = Severity::info,
          .layer = table.source.id,
          .where = fmt::format("{}:{}, '{}'", table.raw.file, table.raw.line(kinds.first_number_row), header),
          .what = {fmt::format("«{}»: {} de {} celdas son números; la columna se lee como texto.", header,
                               kinds.numbers, kinds.filled),
                   fmt::format("'{}': {} of {} cells are numbers; the column is read as text.", header, kinds.numbers,
                               kinds.filled)},
          .remedy = {"Si es una cifra, corrija las otras celdas o déjelas vacías.",
                     "When it is a figure, mend the other cells or leave them empty."}};
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

std::vector<TypedColumn> other_columns(const MatchedTable& table, const std::vector<std::size_t>& rows,
                                       Findings& findings) {
  std::set<std::string> taken;
  for (const auto& column : table.source.columns) {
    taken.insert(column.name);
  }
  std::vector<TypedColumn> others;
  for (std::size_t at = 0; at < table.header.names.size(); ++at) {
    const std::string& name = table.header.names[at];
    if (name.empty() || std::ranges::find(table.found, std::optional(at)) != table.found.end()) {
      continue;
    }
    const CellKinds kinds = kinds_of(table.raw, rows, at, table.source);
    if (kinds.numbers > 0 && !kinds.mostly_numbers() && !kinds.codes) {
      findings.add(mixed(table, name, kinds));
    }
    TypedColumn column;
    column.definition.name = column_name(name, taken);
    column.definition.role = kinds.mostly_numbers() ? ColumnRole::value : ColumnRole::attribute;
    column.definition.headers = {name};
    column.definition.title = {name, name};
    column.header = name;
    column.raw_column = at;
    others.push_back(std::move(column));
  }
  return others;
}

}  // namespace comarca::catalog
