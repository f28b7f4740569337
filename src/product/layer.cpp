// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/layer.hpp"

namespace comarca {

ColumnSpec kept_empty(ColumnSpec spec) {
  spec.empty_text = EmptyText::kept;
  return spec;
}

ColumnSpec key_spec() {
  return {.name = "id",
          .alias = {"Clave", "Key"},
          .description = {"Número de la fila, con que otras tablas la citan",
                          "Number of the row, by which other tables refer to it"},
          .is_key = true};
}

ColumnSpec key_of(const std::string& name, Text alias, const Layer& table) {
  return {name, std::move(alias), {"Fila de " + table.layer_name(), "Row of " + table.layer_name()}};
}

ColumnSpec indexed(ColumnSpec spec) {
  spec.is_indexed = true;
  return spec;
}

ColumnSpec referring(ColumnSpec spec, std::vector<std::string> layers, std::string side) {
  spec.refers_to = {std::move(layers), std::move(side)};
  return spec;
}

AnyColumn::AnyColumn(Layer& layer, ColumnSpec spec, FieldType type)
    : layer_(&layer), position_(layer.schema_.fields.size()) {
  layer.schema_.fields.push_back({std::move(spec.name), type, std::move(spec.alias), std::move(spec.description),
                                  std::move(spec.unit), std::move(spec.refers_to), spec.names_row, spec.is_key,
                                  spec.is_indexed});
  layer.empty_texts_.push_back(spec.empty_text);
}

}  // namespace comarca
