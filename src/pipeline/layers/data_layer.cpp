// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
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

/// A column of a table: its key, and the rows that it has a datum in.
struct KeyedColumn {
  const ProjectTable* table;
  const TypedColumn* column;
  std::vector<std::size_t> rows;
  std::int64_t key = 0;
};

Row variable_of(const KeyedTable& variables, const KeyedColumn& of, Language language) {
  const auto& layer = contract().data_variables;
  Row row = variables.row();
  row[layer.table] = of.table->name;
  row[layer.variable] = of.column->definition.name;
  row[layer.title] = of.column->definition.title.in(language);
  row[layer.unit] = of.column->definition.unit;
  row[layer.source] = of.table->source.id;
  return row;
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

std::vector<KeyedColumn> columns_with_facts(const std::vector<ProjectTable>& tables, const Territory& territory) {
  std::vector<KeyedColumn> columns;
  for (const auto& table : tables) {
    const auto within = table.table.codes.empty() ? std::vector<std::size_t>() : rows_within(table.table, territory);
    for (const auto& column : table.table.columns) {
      if (!carries_facts(column) || table.table.codes.empty()) {
        continue;
      }
      KeyedColumn& of = columns.emplace_back(KeyedColumn{&table, &column, {}});
      std::ranges::copy_if(within, std::back_inserter(of.rows),
                           [&](std::size_t index) { return !is_missing(column, index); });
    }
  }
  return columns;
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
  std::vector<KeyedColumn> columns = columns_with_facts(filling.work.tables, filling.work.territory);
  KeyedTable variables(contract().data_variables);
  std::size_t written = 0;
  for (KeyedColumn& of : columns) {
    Row row = variable_of(variables, of, filling.language);
    row[contract().data_variables.first_row] = written + 1;
    row[contract().data_variables.rows] = of.rows.size();
    of.key = variables.key_of(row);
    written += of.rows.size();
  }
  variables.write(filling.writer);
  RowWriter out(filling.writer, layer);
  for (const KeyedColumn& of : columns) {
    for (const std::size_t index : of.rows) {
      Row row = out.row();
      fill_row(row, of, index);
      out.add(row);
    }
  }
  filling.writer.add_view(contract().data_view.view_schema());
}

}  // namespace comarca
