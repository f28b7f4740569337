// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/layers/shared.hpp"

namespace comarca {

struct DataLayer : Layer {
  DataLayer()
      : Layer("datos", {"Datos de las tablas", "Data of the tables"},
              {"Cada cifra de las tablas del proyecto, por unidad y variable; lo que falta no tiene fila",
               "Every figure of the project's tables, by unit and variable; what is missing has no row"}) {}

  Column<std::string> code{*this, municipality_code_spec()};
  Column<std::string> table{*this,
                            kept_empty({"tabla", {"Tabla", "Table"}, {"Tabla del proyecto", "Table of the project"}})};
  Column<std::int64_t> year{
      *this,
      {"periodo",
       {"Año", "Year"},
       {"Año a que corresponde, si la tabla lo dice", "Year it stands for, when the table says"}}};
  Column<std::string> variable{
      *this, {"variable", {"Variable", "Variable"}, {"Nombre estable de la variable", "Stable name of the variable"}}};
  Column<std::string> title{*this, kept_empty({"titulo", {"Título", "Title"}, {"Qué es", "What it is"}})};
  Column<double> value{
      *this, {"valor", {"Valor", "Value"}, {"La cifra, en la unidad declarada", "The figure, in the declared unit"}}};
  Column<std::string> text{
      *this,
      kept_empty({"texto", {"Texto", "Text"}, {"El dato, cuando no es una cifra", "The datum, when it is no figure"}})};
  Column<std::string> unit{*this, kept_empty({"unidad",
                                              {"Unidad de medida", "Unit of measure"},
                                              {"En que se mide el valor", "What the value is measured in"}})};
  Column<std::string> source{
      *this,
      kept_empty({"fuente", {"Fuente", "Source"}, {"Definición con que se leyó", "Definition it was read with"}})};
};

}  // namespace comarca
