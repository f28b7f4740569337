// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/tables.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

/// Columns that carry facts, and not the keys or names that the layers have already.
bool carries_facts(const TypedColumn& column) {
  const ColumnRole role = column.definition.role;
  return role == ColumnRole::value || role == ColumnRole::attribute;
}

/// The cells of one figure; nothing when it is missing or of a unit that the territory does not have.
bool fill_cells(const ProjectTable& table, const TypedColumn& column, std::size_t row, Language language,
                std::vector<CellValue>& cells) {
  const bool numeric = !column.numbers.empty();
  if (numeric ? !column.numbers[row] : !column.texts[row]) {
    return false;
  }
  cells.assign(9, CellValue{});
  cells[0] = table.table.codes[row].text();
  cells[1] = table.name;
  if (!table.table.periods.empty()) {
    cells[2] = std::int64_t{table.table.periods[row]};
  }
  cells[3] = column.definition.name;
  cells[4] = column.definition.title.in(language);
  if (numeric) {
    cells[5] = *column.numbers[row];
  } else {
    cells[6] = *column.texts[row];
  }
  cells[7] = column.definition.unit;
  cells[8] = table.source.id;
  return true;
}

}  // namespace

LayerSchema data_schema() {
  return {"datos",
          {"Datos de las tablas", "Data of the tables"},
          {"Cada cifra de las tablas del proyecto, por unidad y variable; lo que falta no tiene fila",
           "Every figure of the project's tables, by unit and variable; what is missing has no row"},
          GeometryKind::none,
          {code_field(),
           {"tabla", FieldType::text, {"Tabla", "Table"}, {"Tabla del proyecto", "Table of the project"}},
           {"periodo",
            FieldType::integer,
            {"Año", "Year"},
            {"Año a que corresponde, si la tabla lo dice", "Year it stands for, when the table says"}},
           {"variable",
            FieldType::text,
            {"Variable", "Variable"},
            {"Nombre estable de la variable", "Stable name of the variable"}},
           {"titulo", FieldType::text, {"Título", "Title"}, {"Qué es", "What it is"}},
           {"valor",
            FieldType::real,
            {"Valor", "Value"},
            {"La cifra, en la unidad declarada", "The figure, in the declared unit"}},
           {"texto",
            FieldType::text,
            {"Texto", "Text"},
            {"El dato, cuando no es una cifra", "The datum, when it is no figure"}},
           {"unidad",
            FieldType::text,
            {"Unidad de medida", "Unit of measure"},
            {"En que se mide el valor", "What the value is measured in"}},
           {"fuente",
            FieldType::text,
            {"Fuente", "Source"},
            {"Definición con que se leyó", "Definition it was read with"}}}};
}

void write_data(LayerWriter& writer, const std::vector<ProjectTable>& tables, const Territory& territory,
                Language language) {
  writer.begin_layer(data_schema());
  std::vector<CellValue> cells;
  for (const auto& table : tables) {
    for (const auto& column : table.table.columns) {
      if (!carries_facts(column) || table.table.codes.empty()) {
        continue;
      }
      for (std::size_t row = 0; row < table.table.row_count(); ++row) {
        if (territory.find(table.table.codes[row].text()) && fill_cells(table, column, row, language, cells)) {
          writer.add_row(cells, "");
        }
      }
    }
  }
}

}  // namespace comarca
