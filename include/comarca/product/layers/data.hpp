// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/filling.hpp"
#include "comarca/product/layers/shared.hpp"
#include "comarca/product/view.hpp"

namespace comarca {

/// What the numbers of DataLayer are, each said once. ADR 0263.
struct DataVariablesLayer : Layer {
  DataVariablesLayer()
      : Layer("datos_variables", {"Variables de las tablas", "Variables of the tables"},
              {"Cada variable de las tablas del proyecto: qué es, en qué se mide y de dónde viene",
               "Every variable of the project's tables: what it is, its unit and where it comes from"}) {
    keep_for_a_view();
  }

  Column<std::int64_t> id{*this, key_spec()};
  Column<std::string> table{*this,
                            kept_empty({"tabla", {"Tabla", "Table"}, {"Tabla del proyecto", "Table of the project"}})};
  Column<std::string> variable{
      *this, {"variable", {"Variable", "Variable"}, {"Nombre estable de la variable", "Stable name of the variable"}}};
  Column<std::string> title{*this, kept_empty({"titulo", {"Título", "Title"}, {"Qué es", "What it is"}})};
  Column<std::string> unit{*this, kept_empty({"unidad",
                                              {"Unidad de medida", "Unit of measure"},
                                              {"En que se mide el valor", "What the value is measured in"}})};
  Column<std::string> source{
      *this,
      kept_empty({"fuente", {"Fuente", "Source"}, {"Definición con que se leyó", "Definition it was read with"}})};
  // The data of a variable lie together: two numbers find them, where an index of every row would cost more than they.
  Column<std::int64_t> first_row{
      *this, {"primera_fila", {"Primera fila", "First row"}, {"fid de su primer dato", "fid of its first datum"}}};
  Column<std::int64_t> rows{
      *this, {"numero_filas", {"Número de filas", "Number of rows"}, {"Cuántos datos tiene", "How many data it has"}}};
};

/// The cells of the tables of a project, by unit and variable.
struct DataLayer : Layer {
  explicit DataLayer(const DataVariablesLayer& variables)
      : Layer("datos", {"Datos de las tablas: números y claves", "Data of the tables: numbers and keys"},
              {"Cada cifra de las tablas; la vista 'datos_detalle' la muestra con sus palabras",
               "Every figure of the tables; the view 'datos_detalle' shows it with its words"}),
        variable{*this, key_of("variable_id", {"Variable", "Variable"}, variables)} {
    keep_for_a_view();
  }

  Column<std::string> code{*this, municipality_code_spec()};
  Column<std::int64_t> variable;
  Column<std::int64_t> year{
      *this,
      {"periodo",
       {"Año", "Year"},
       {"Año a que corresponde, si la tabla lo dice", "Year it stands for, when the table says"}}};
  Column<double> value{
      *this, {"valor", {"Valor", "Value"}, {"La cifra, en la unidad declarada", "The figure, in the declared unit"}}};
  Column<std::string> text{
      *this,
      kept_empty({"texto", {"Texto", "Text"}, {"El dato, cuando no es una cifra", "The datum, when it is no figure"}})};
};

/// And the variables and the view.
void fill(const DataLayer& layer, const Filling& filling);

/// The same with its words.
struct DataView : View {
  DataView(const DataLayer& rows, const DataVariablesLayer& variables)
      : View("datos_detalle", {"Datos de las tablas", "Data of the tables"},
             {"Cada cifra de las tablas del proyecto, por unidad y variable; lo que falta no tiene fila",
              "Every figure of the project's tables, by unit and variable; what is missing has no row"},
             rows),
        rows_(rows),
        variables_(variables) {
    finish();
  }

 private:
  const DataLayer& rows_;
  const DataVariablesLayer& variables_;
  Table base_{0, &rows_};
  Table variable_ = join(base_, rows_.variable, variables_);

 public:
  Column<std::string> code{*this, from(base_, rows_.code)};
  Column<std::string> table{*this, from(variable_, variables_.table)};
  Column<std::int64_t> year{*this, from(base_, rows_.year)};
  Column<std::string> variable{*this, from(variable_, variables_.variable)};
  Column<std::string> title{*this, from(variable_, variables_.title)};
  Column<double> value{*this, from(base_, rows_.value)};
  Column<std::string> text{*this, from(base_, rows_.text)};
  Column<std::string> unit{*this, from(variable_, variables_.unit)};
  Column<std::string> source{*this, from(variable_, variables_.source)};
};

}  // namespace comarca
