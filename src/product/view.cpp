// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/view.hpp"

namespace comarca {

View::Table View::join(const Table& from, const Column<std::int64_t>& key, const Layer& to) {
  view_.joins.push_back({to.layer_name(), to.schema().fields.front().name, {from.index, key.name()}});
  return {view_.joins.size(), &to};
}

ColumnSpec View::from(const Table& table, const AnyColumn& column) {
  const FieldSchema& field = column.field();
  return from(table, column,
              {.name = field.name,
               .alias = field.alias,
               .description = field.description,
               .unit = field.unit,
               .refers_to = field.refers_to,
               .names_row = field.names_row});
}

ColumnSpec View::from(const Table& table, const AnyColumn& column, ColumnSpec as) {
  view_.columns.push_back({table.index, column.name()});
  return as;
}

}  // namespace comarca
