// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "comarca/indicators/figure.hpp"
#include "comarca/product/layers/names.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

template <>
struct WordsOf<FigureState> {
  static constexpr std::array kAll = {FigureState::published, FigureState::withheld, FigureState::missing};
  static std::string_view word(FigureState state) noexcept {
    return state == FigureState::published ? "publicado" : state == FigureState::withheld ? "retenido" : "sin dato";
  }
};

/// Whether a larger unit lent an input.
enum class Imputed : std::uint8_t { no, yes };

template <>
struct WordsOf<Imputed> {
  static constexpr std::array kAll = {Imputed::no, Imputed::yes};
  static std::string_view word(Imputed imputed) noexcept { return imputed == Imputed::yes ? "si" : "no"; }
};

/// The long table: a row per figure of a unit.
struct IndicatorsLayer : Layer {
  IndicatorsLayer()
      : Layer("indicadores", {"Indicadores", "Indicators"},
              {"Cada cifra de cada unidad con lo necesario para juzgarla",
               "Every figure of every unit with what it takes to judge it"}) {}

  // Of whom and of what a figure is.
  Column<Level> level{*this,
                      {"nivel",
                       {"Nivel", "Level"},
                       {"municipio, subregion, departamento o conjunto",
                        "municipio, subregion, departamento or conjunto (the whole set)"}}};
  Column<std::string> code{*this, unit_code_spec()};
  Column<std::string> name{*this, name_spec()};
  Column<Zone> zone{*this, zone_spec()};
  Column<std::string> period{*this, period_spec()};
  Column<std::string> indicator{*this,
                                {"indicador",
                                 {"Indicador", "Indicator"},
                                 {"Definición en layers/indicators", "Definition in layers/indicators"}}};
  Column<std::string> figure{*this, figure_spec()};
  Column<std::string> title{*this, figure_title_spec()};
  Column<std::string> unit{*this, figure_unit_spec()};

  // The figure and how far it reaches.
  Column<double> value{*this,
                       {"valor",
                        {"Valor", "Value"},
                        {"Vacío si se retiene o falta un dato: vea la situación y el motivo",
                         "Empty when withheld or missing: see the state and the reason"}}};
  Column<double> lower{*this,
                       {"inferior",
                        {"Límite inferior", "Lower bound"},
                        {"Lo menos que puede ser con lo desconocido", "The least it can be given what is unknown"}}};
  Column<double> upper{*this,
                       {"superior",
                        {"Límite superior", "Upper bound"},
                        {"Lo más que puede ser con lo desconocido", "The most it can be given what is unknown"}}};
  Column<double> standard_error{
      *this,
      {"error_estandar",
       {"Error estándar", "Standard error"},
       {"Por linealización, si hay diseño muestral", "By linearisation, where a sample design is declared"}}};
  Column<double> numerator{*this, {"numerador", {"Numerador", "Numerator"}, {"Suma de arriba", "Sum above the line"}}};
  Column<double> denominator{*this,
                             {"denominador", {"Denominador", "Denominator"}, {"Suma de abajo", "Sum below the line"}}};
  Column<double> cases{*this, {"casos", {"Casos", "Cases"}, {"Registros sin ponderar", "Unweighted records"}}};
  Column<double> coverage{
      *this,
      {"cobertura",
       {"Cobertura", "Coverage"},
       {"Parte de la población detrás de la cifra, de 0 a 1", "Share of the population behind the figure, 0 to 1"}}};

  // Where it comes from and whether it is published.
  Column<std::string> method{*this, {"metodo", {"Método", "Method"}, {"Cómo se calculó", "How it was computed"}}};
  Column<std::string> vintage{*this, {"vigencia", {"Vigencia", "Vintage"}, {"De la definición", "Of the definition"}}};
  Column<std::string> sources{*this, {"fuentes", {"Fuentes", "Sources"}, {"De los datos", "Of the data"}}};
  Column<std::string> status{
      *this,
      {"estado",
       {"Estado", "Status"},
       {"oficial, proxy, no verificado o propio", "oficial, proxy, no verificado (unverified) or propio (own)"}}};
  Column<Imputed> imputed{*this,
                          {"imputado",
                           {"Imputado", "Imputed"},
                           {"si: algún insumo viene de una unidad mayor", "si: an input comes from a larger unit"}}};
  Column<FigureState> state{
      *this,
      {"situacion",
       {"Situación", "State"},
       {"publicado; retenido: hay cifra, con menos cobertura que la declarada; sin dato: no se puede calcular",
        "publicado (published); retenido (withheld): there is a figure, with less coverage than declared; "
        "sin dato (no data): it cannot be computed"}}};
  Column<std::string> reason{*this,
                             {"motivo", {"Motivo", "Reason"}, {"Por qué no hay valor", "Why there is no value"}}};

  // Beside its peers and its past.
  Column<std::int64_t> rank{
      *this,
      {"puesto",
       {"Puesto", "Rank"},
       {"1 es el mejor de su nivel, zona y periodo", "1 is the best of its level, zone and period"}}};
  Column<std::int64_t> rank_of{*this, {"de", {"De", "Of"}, {"Unidades con valor", "Units with a value"}}};
  Column<std::int64_t> quintile{*this,
                                {"quintil", {"Quintil", "Quintile"}, {"1 es el mejor quinto", "1 is the best fifth"}}};
  Column<double> to_mean{*this,
                         {"diferencia_media",
                          {"Diferencia con la media", "Distance to the mean"},
                          {"Valor menos la media simple del nivel", "Value less the unweighted mean of the level"}}};
  Column<double> to_best{*this,
                         {"diferencia_mejor",
                          {"Diferencia con el mejor", "Distance to the best"},
                          {"Valor menos el mejor del nivel", "Value less the best of the level"}}};
  Column<std::string> peer_group{*this,
                                 {"grupo_par",
                                  {"Grupo par", "Peer group"},
                                  {"Grupo de entidades comparables que trae la tabla; vacío si no trae ninguno",
                                   "Group of comparable entities that the table has; empty when it has none"}}};
  Column<std::int64_t> peer_rank{
      *this,
      {"puesto_grupo",
       {"Puesto en el grupo par", "Rank in the peer group"},
       {"1 es el mejor de su grupo, zona y periodo; cuentan también las entidades de la tabla que no "
        "están en el proyecto",
        "1 is the best of its group, zone and period; entities of the table outside the project count"}}};
  Column<std::int64_t> peer_rank_of{*this,
                                    {"de_grupo",
                                     {"De, en el grupo par", "Of, in the peer group"},
                                     {"Entidades del grupo con valor", "Entities of the group with a value"}}};
  Column<std::int64_t> peer_quintile{*this,
                                     {"quintil_grupo",
                                      {"Quintil en el grupo par", "Quintile in the peer group"},
                                      {"1 es el mejor quinto del grupo", "1 is the best fifth of the group"}}};
  Column<double> peer_mean{
      *this,
      {"promedio_grupo",
       {"Promedio de grupo par", "Mean of the peer group"},
       {"Media simple de las entidades del grupo", "Unweighted mean of the entities of the group"}}};
  Column<double> to_best_peer{*this,
                              {"diferencia_mejor_grupo",
                               {"Diferencia con el mejor del grupo par", "Distance to the best peer"},
                               {"Valor menos el mejor del grupo", "Value less the best of the group"}}};
  Column<std::string> period_before{*this, kept_empty({"periodo_anterior",
                                                       {"Periodo anterior", "Period before"},
                                                       {"El último antes de este en que la cifra tiene valor",
                                                        "The last before this in which it has a value"}})};
  Column<double> value_before{
      *this, {"valor_anterior", {"Valor anterior", "Value before"}, {"En ese periodo", "In that period"}}};
  Column<double> change{*this,
                        {"cambio",
                         {"Cambio", "Change"},
                         {"Valor menos el del periodo anterior", "Value less that of the period before"}}};
};

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
