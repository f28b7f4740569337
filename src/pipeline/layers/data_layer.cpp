// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/keyed_table.hpp"
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

/// A column of a table with its key.
struct KeyedColumn {
  const ProjectTable* table;
  const TypedColumn* column;
  std::int64_t key;
};

std::int64_t key_of(KeyedTable& variables, const ProjectTable& table, const TypedColumn& column, Language language) {
  const auto& layer = contract().data_variables;
  Row row = variables.row();
  row[layer.table] = table.name;
  row[layer.variable] = column.definition.name;
  row[layer.title] = column.definition.title.in(language);
  row[layer.unit] = column.definition.unit;
  row[layer.source] = table.source.id;
  return variables.key_of(row);
}

/// The rows about units of the project.
std::vector<std::size_t> rows_within(const TypedTable& table, const Territory& territory) {
  std::vector<std::size_t> rows;
  for (std::size_t index = 0; index < table.row_count(); ++index) {
    if (territory.find(table.codes[index].text())) {
      rows.push_back(index);
    }
  }
  return rows;
}

void fill_row(Row& row, const KeyedColumn& of, std::size_t index) {
  const auto& layer = contract().data;
  const TypedTable& table = of.table->table;
  row[layer.code] = table.codes[index].text();
  row[layer.variable] = of.key;
  if (!table.periods.empty()) {
    row[layer.year] = table.periods[index];
  }
  if (of.column->numbers.empty()) {
    row[layer.text] = of.column->texts[index];
  } else {
    row[layer.value] = of.column->numbers[index];
  }
}

}  // namespace

void fill(const DataLayer& layer, const Filling& filling) {
  KeyedTable variables(contract().data_variables);
  std::vector<KeyedColumn> columns;
  for (const auto& table : filling.work.tables) {
    for (const auto& column : table.table.columns) {
      if (carries_facts(column) && !table.table.codes.empty()) {
        columns.push_back({&table, &column, key_of(variables, table, column, filling.language)});
      }
    }
  }
  variables.write(filling.writer);
  RowWriter out(filling.writer, layer);
  const ProjectTable* last = nullptr;
  std::vector<std::size_t> rows;
  for (const KeyedColumn& of : columns) {
    if (std::exchange(last, of.table) != of.table) {
      rows = rows_within(of.table->table, filling.work.territory);
    }
    for (const std::size_t index : rows) {
      if (!is_missing(*of.column, index)) {
        Row row = out.row();
        fill_row(row, of, index);
        out.add(row);
      }
    }
  }
  filling.writer.add_view(contract().data_view.view_schema());
}

}  // namespace comarca
