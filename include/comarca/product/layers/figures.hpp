// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "comarca/indicators/figure.hpp"
#include "comarca/product/filling.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

// The figures of a product: a table of numbers and keys, tables that keep each text once, and the view that shows them
// side by side (layers/figures_view.hpp). ADR 0263.

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

/// Of whom figures are.
struct FigureUnitsLayer : Layer {
  FigureUnitsLayer()
      : Layer("cifra_unidades", {"Unidades de las cifras", "Units of the figures"},
              {"Cada unidad de la que hay cifras", "Every unit that there are figures of"}) {
    keep_for_a_view();
  }

  Column<std::int64_t> id{*this, key_spec()};
  Column<Level> level{*this,
                      {"nivel",
                       {"Nivel", "Level"},
                       {"municipio, subregion, departamento o conjunto",
                        "municipio, subregion, departamento or conjunto (the whole set)"}}};
  Column<std::string> code{*this, unit_code_spec()};
  Column<std::string> name{*this, name_spec()};
};

/// Of what they are.
struct FigureNamesLayer : Layer {
  FigureNamesLayer()
      : Layer("cifra_nombres", {"Nombres de las cifras", "Names of the figures"},
              {"Cada cifra de cada indicador, con su título", "Every figure of every indicator, with its title"}) {
    keep_for_a_view();
  }

  Column<std::int64_t> id{*this, key_spec()};
  Column<std::string> indicator{*this,
                                {"indicador",
                                 {"Indicador", "Indicator"},
                                 {"Definición en layers/indicators", "Definition in layers/indicators"}}};
  Column<std::string> figure{*this, figure_spec()};
  Column<std::string> title{*this, figure_title_spec()};
  Column<std::string> unit{*this, figure_unit_spec()};
};

/// Where they come from.
struct ProvenancesLayer : Layer {
  ProvenancesLayer()
      : Layer("cifra_procedencias", {"Procedencia de las cifras", "Provenance of the figures"},
              {"Método, fuentes y estado de las cifras", "Method, sources and status of the figures"}) {
    keep_for_a_view();
  }

  Column<std::int64_t> id{*this, key_spec()};
  Column<std::string> method{*this, {"metodo", {"Método", "Method"}, {"Cómo se calculó", "How it was computed"}}};
  Column<std::string> vintage{*this, {"vigencia", {"Vigencia", "Vintage"}, {"De la definición", "Of the definition"}}};
  Column<std::string> sources{*this, {"fuentes", {"Fuentes", "Sources"}, {"De los datos", "Of the data"}}};
  Column<std::string> status{
      *this,
      {"estado",
       {"Estado", "Status"},
       {"oficial, proxy, no verificado o propio", "oficial, proxy, no verificado (unverified) or propio (own)"}}};
};

/// One figure of one level, zone and period: its numbers by unit are a run of rows of IndicatorsLayer.
struct FigureSeriesLayer : Layer {
  FigureSeriesLayer(const FigureNamesLayer& names, const ProvenancesLayer& provenances)
      : Layer("cifra_series", {"Series de cifras", "Series of figures"},
              {"Cada cifra de cada nivel, zona y periodo", "Every figure of every level, zone and period"}),
        name{*this, key_of("nombre_id", {"Nombre de la cifra", "Name of the figure"}, names)},
        provenance{*this, key_of("procedencia_id", {"Procedencia", "Provenance"}, provenances)} {
    keep_for_a_view();
  }

  Column<std::int64_t> id{*this, key_spec()};
  Column<std::int64_t> name;
  Column<std::int64_t> provenance;
  Column<Level> level{*this,
                      {"nivel",
                       {"Nivel", "Level"},
                       {"municipio, subregion, departamento o conjunto",
                        "municipio, subregion, departamento or conjunto (the whole set)"}}};
  Column<Zone> zone{*this, zone_spec()};
  Column<std::string> period{*this, period_spec()};
};

/// Whether a figure is published, and why not.
struct FigureStatesLayer : Layer {
  FigureStatesLayer()
      : Layer("cifra_situaciones", {"Situación de las cifras", "State of the figures"},
              {"Si una cifra se publica, y si no, por qué", "Whether a figure is published, and if not, why"}) {
    keep_for_a_view();
  }

  Column<std::int64_t> id{*this, key_spec()};
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
};

/// The peers that some figures are compared with.
struct PeerGroupsLayer : Layer {
  PeerGroupsLayer()
      : Layer("cifra_grupos", {"Grupos pares de las cifras", "Peer groups of the figures"},
              {"Grupo de entidades comparables de una cifra", "Group of comparable entities of a figure"}) {
    keep_for_a_view();
  }

  Column<std::int64_t> id{*this, key_spec()};
  Column<std::string> peer_group{*this,
                                 {"grupo_par",
                                  {"Grupo par", "Peer group"},
                                  {"Grupo de entidades comparables que trae la tabla; vacío si no trae ninguno",
                                   "Group of comparable entities that the table has; empty when it has none"}}};
  Column<std::int64_t> peer_rank_of{*this,
                                    {"de_grupo",
                                     {"De, en el grupo par", "Of, in the peer group"},
                                     {"Entidades del grupo con valor", "Entities of the group with a value"}}};
  Column<double> peer_mean{
      *this,
      {"promedio_grupo",
       {"Promedio de grupo par", "Mean of the peer group"},
       {"Media simple de las entidades del grupo", "Unweighted mean of the entities of the group"}}};
};

/// What the figures are told with.
struct FigureTables {
  FigureUnitsLayer units;
  FigureNamesLayer names;
  ProvenancesLayer provenances;
  FigureSeriesLayer series{names, provenances};
  FigureStatesLayer states;
  PeerGroupsLayer groups;
};

/// A row per figure of a unit: numbers, and the keys of the rows that say of whom and of what they are.
struct IndicatorsLayer : Layer {
  explicit IndicatorsLayer(const FigureTables& tables)
      : Layer("indicadores", {"Indicadores: números y claves", "Indicators: numbers and keys"},
              {"Cada cifra de cada unidad; la vista 'cifras' la muestra con sus palabras",
               "Every figure of every unit; the view 'cifras' shows it with its words"}),
        unit{*this, key_of("unidad_id", {"Unidad", "Unit"}, tables.units)},
        series{*this, indexed(key_of("serie_id", {"Serie", "Series"}, tables.series))},
        state{*this, key_of("situacion_id", {"Situación", "State"}, tables.states)},
        group{*this, key_of("grupo_id", {"Grupo par", "Peer group"}, tables.groups)},
        series_before{*this, key_of("serie_anterior_id", {"Serie anterior", "Series before"}, tables.series)} {
    keep_for_a_view();
  }

  Column<std::int64_t> unit;
  Column<std::int64_t> series;
  Column<std::int64_t> state;
  Column<std::int64_t> group;
  Column<std::int64_t> series_before;

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
  Column<std::int64_t> peer_rank{
      *this,
      {"puesto_grupo",
       {"Puesto en el grupo par", "Rank in the peer group"},
       {"1 es el mejor de su grupo, zona y periodo; cuentan también las entidades de la tabla que no "
        "están en el proyecto",
        "1 is the best of its group, zone and period; entities of the table outside the project count"}}};
  Column<std::int64_t> peer_quintile{*this,
                                     {"quintil_grupo",
                                      {"Quintil en el grupo par", "Quintile in the peer group"},
                                      {"1 es el mejor quinto del grupo", "1 is the best fifth of the group"}}};
  Column<double> to_best_peer{*this,
                              {"diferencia_mejor_grupo",
                               {"Diferencia con el mejor del grupo par", "Distance to the best peer"},
                               {"Valor menos el mejor del grupo", "Value less the best of the group"}}};
  Column<double> value_before{
      *this, {"valor_anterior", {"Valor anterior", "Value before"}, {"En ese periodo", "In that period"}}};
  Column<double> change{*this,
                        {"cambio",
                         {"Cambio", "Change"},
                         {"Valor menos el del periodo anterior", "Value less that of the period before"}}};
};

/// And what the view joins, the dictionary, and a wide layer for each level.
void fill(const IndicatorsLayer& layer, const Filling& filling);

}  // namespace comarca
