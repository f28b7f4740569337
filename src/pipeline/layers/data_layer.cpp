// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/tables.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"

namespace comarca {
namespace {

/// Columns that carry facts, and not the keys or names that the layers have already.
bool carries_facts(const TypedColumn& column) {
  const ColumnRole role = column.definition.role;
  return role == ColumnRole::value || role == ColumnRole::attribute;
}

bool is_missing(const TypedColumn& column, std::size_t row) {
  return column.numbers.empty() ? !column.texts[row] : !column.numbers[row];
}

void fill(Row& row, const ProjectTable& table, const TypedColumn& column, std::size_t index) {
  const auto& layer = contract().data;
  row[layer.code] = table.table.codes[index].text();
  row[layer.table] = table.name;
  if (!table.table.periods.empty()) {
    row[layer.year] = table.table.periods[index];
  }
  row[layer.variable] = column.definition.name;
  if (column.numbers.empty()) {
    row[layer.text] = column.texts[index];
  } else {
    row[layer.value] = column.numbers[index];
  }
  row[layer.unit] = column.definition.unit;
  row[layer.source] = table.source.id;
}

}  // namespace

void write_data(LayerWriter& writer, const std::vector<ProjectTable>& tables, const Territory& territory,
                Language language) {
  const auto& layer = contract().data;
  RowWriter out(writer, layer);
  for (const auto& table : tables) {
    for (const auto& column : table.table.columns) {
      if (!carries_facts(column) || table.table.codes.empty()) {
        continue;
      }
      for (std::size_t index = 0; index < table.table.row_count(); ++index) {
        if (territory.find(table.table.codes[index].text()) && !is_missing(column, index)) {
          Row row = out.row();
          fill(row, table, column, index);
          row[layer.title] = column.definition.title.in(language);
          out.add(row);
        }
      }
    }
  }
}

}  // namespace comarca
