// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "comarca/product/layers/names.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

struct IndicatorDictionaryLayer : Layer {
  IndicatorDictionaryLayer()
      : Layer("diccionario_indicadores", {"Diccionario de indicadores", "Dictionary of indicators"},
              {"Qué es cada cifra, con su fórmula, su fuente y su estado",
               "What each figure is, with its formula, source and status"}) {}

  Column<std::string> indicator{*this, {"indicador", {"Indicador", "Indicator"}, {"Identificador", "Identifier"}}};
  Column<std::string> figure{*this, {"cifra", {"Cifra", "Figure"}, {"Identificador", "Identifier"}}};
  Column<std::string> title{*this, kept_empty(figure_title_spec())};
  Column<std::string> unit{*this, figure_unit_spec()};
  Column<std::string> formula{
      *this, kept_empty({"formula", {"Fórmula", "Formula"}, {"Se aplica después de sumar", "Applied after adding"}})};
  Column<std::string> description{
      *this, kept_empty({"descripcion", {"Descripción", "Description"}, {"Qué mide", "What it measures"}})};
  Column<std::string> method{*this,
                             kept_empty({"metodo", {"Método", "Method"}, {"Cómo se calcula", "How it is computed"}})};
  Column<std::string> source{*this,
                             kept_empty({"fuente", {"Fuente", "Source"}, {"De la definición", "Of the definition"}})};
  Column<std::string> vintage{
      *this, kept_empty({"vigencia", {"Vigencia", "Vintage"}, {"De la definición", "Of the definition"}})};
  /// In the language of the product.
  Column<std::string> status{*this,
                             {"estado",
                              {"Estado", "Status"},
                              {"oficial, proxy, no verificado o propio", "official, proxy, unverified or own"}}};
  Column<double> least_coverage_pct{*this,
                                    {"cobertura_minima",
                                     {"Cobertura mínima", "Least coverage"},
                                     {"Por debajo la cifra se retiene", "Below it the figure is withheld"},
                                     "%"}};
  Column<std::string> page{*this, {"pagina", {"Página", "Page"}, {"Ejemplo hecho a mano", "Example worked by hand"}}};
  Column<std::string> peer_group{*this,
                                 {"grupo_par",
                                  {"Grupo par", "Peer group"},
                                  {"Columna y archivo que dicen el grupo de cada entidad; vacío si nadie lo dice",
                                   "Column and file that have the group of each entity; empty when nothing has"}}};
};

/// The units of one level with a column per figure, which follows from the data: `add()` it for each.
struct WideLayer : Layer {
  explicit WideLayer(Level level);

  /// The name of the layer of a level: "indicadores_municipio".
  [[nodiscard]] static std::string name_of(Level level);

  Column<std::string> code;
  Column<std::string> name{*this, name_spec()};
  /// Columns of figures, as ";nbi;icv;".
  Column<std::string> withheld{
      *this,
      {"retenidas",
       {"Cifras retenidas", "Withheld figures"},
       {"Columnas vacías porque la cobertura no llega a la declarada, entre punto y coma",
        "Columns that are empty because the coverage is below the declared one, between semicolons"}}};
  std::deque<Column<double>> figures;

  /// A column by its name, as figure_column() gives it; one without a title is called by its name.
  const Column<double>& add(const std::string& column, const Text& title, const std::string& unit);
};

/// The column of a figure in a wide layer: "nbi", "nbi_miseria".
[[nodiscard]] std::string figure_column(std::string_view indicator, std::string_view figure);

}  // namespace comarca
