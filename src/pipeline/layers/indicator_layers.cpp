// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/csv.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/wide_indicators.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

using Cells = std::vector<CellValue>;

CellValue real(std::optional<double> value) {
  return value ? CellValue{*value} : CellValue{};
}
CellValue whole(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

FieldSchema text_field(std::string name, Text alias, Text description) {
  return {std::move(name), FieldType::text, std::move(alias), std::move(description)};
}
FieldSchema real_field(std::string name, Text alias, Text description, std::string unit = {}) {
  return {std::move(name), FieldType::real, std::move(alias), std::move(description), std::move(unit)};
}
FieldSchema whole_field(std::string name, Text alias, Text description) {
  return {std::move(name), FieldType::integer, std::move(alias), std::move(description)};
}

/// Names of units by level and code.
std::map<std::pair<std::string, std::string>, std::string> unit_names(const Territory& territory) {
  std::map<std::pair<std::string, std::string>, std::string> names;
  for (const auto& unit : territory.municipalities) {
    names[{"municipio", unit.code}] = unit.name;
  }
  for (const auto& group : territory.subregions) {
    names[{"subregion", group.code}] = group.name;
  }
  for (const auto& group : territory.departments) {
    names[{"departamento", group.code}] = group.name;
  }
  return names;
}

Cells long_row(const IndicatorWork& work, std::size_t index, const std::string& name, Language language) {
  const Figure& figure = work.figures[index];
  const FigureRule* const rule = rule_of(work, figure);
  const Text title = name_of(work, figure);
  const auto& standing = work.standings[index];
  Cells cells = {figure.level,
                 figure.place.unit,
                 text_or_missing(name),
                 std::string(zone_code(figure.place.zone)),
                 text_or_missing(figure.place.period),
                 figure.indicator,
                 figure.figure,
                 text_or_missing(title.in(language)),
                 text_or_missing(rule == nullptr ? "" : rule->unit),
                 real(figure.value),
                 real(figure.lower),
                 real(figure.upper),
                 real(figure.standard_error),
                 real(figure.numerator),
                 real(figure.denominator),
                 real(figure.cases),
                 real(figure.coverage),
                 text_or_missing(figure.method),
                 text_or_missing(figure.vintage),
                 text_or_missing(figure.sources),
                 text_or_missing(figure.status),
                 std::string(figure.imputed ? "si" : "no"),
                 figure_state_code(figure.state()),
                 text_or_missing(figure.reason.in(language))};
  cells.push_back(standing ? whole(standing->rank) : CellValue{});
  cells.push_back(standing ? whole(standing->of) : CellValue{});
  cells.push_back(standing ? whole(standing->quintile) : CellValue{});
  cells.push_back(standing ? CellValue{standing->to_mean} : CellValue{});
  cells.push_back(standing ? CellValue{standing->to_best} : CellValue{});
  const auto& peers = work.peers[index];
  cells.push_back(peers ? CellValue{peers->group} : CellValue{});
  cells.push_back(peers ? whole(peers->standing.rank) : CellValue{});
  cells.push_back(peers ? whole(peers->standing.of) : CellValue{});
  cells.push_back(peers ? whole(peers->standing.quintile) : CellValue{});
  cells.push_back(peers ? CellValue{peers->standing.mean} : CellValue{});
  cells.push_back(peers ? CellValue{peers->standing.to_best} : CellValue{});
  const auto& change = work.changes[index];
  cells.push_back(change ? CellValue{change->period} : CellValue{});
  cells.push_back(change ? CellValue{change->before} : CellValue{});
  cells.push_back(change ? CellValue{change->change} : CellValue{});
  return cells;
}

/// Calls `take` with every row of the long table.
template <class Take>
void each_row(const IndicatorWork& work, const Territory& territory, Language language, const Take& take) {
  const auto names = unit_names(territory);
  for (std::size_t i = 0; i < work.figures.size(); ++i) {
    const auto name = names.find({work.figures[i].level, work.figures[i].place.unit});
    take(long_row(work, i, name == names.end() ? "" : name->second, language));
  }
}

void write_dictionary(LayerWriter& writer, const IndicatorWork& work, Language language) {
  writer.begin_layer(indicator_dictionary_schema());
  for (const auto& indicator : work.indicators) {
    const auto peers = work.peer_columns.find(indicator.id);
    for (const auto& figure : indicator.figures) {
      const Cells cells = {indicator.id,
                           figure.id,
                           figure.name.in(language),
                           text_or_missing(figure.unit),
                           to_text(figure.value),
                           indicator.description.in(language),
                           indicator.method,
                           indicator.source,
                           indicator.vintage,
                           status_name(indicator.status).in(language),
                           100 * indicator.least_coverage,
                           text_or_missing(indicator.page),
                           text_or_missing(peers == work.peer_columns.end() ? "" : peers->second)};
      writer.add_row(cells, {});
    }
  }
}

std::string cell_text(const CellValue& cell) {
  if (const auto* number = std::get_if<double>(&cell)) {
    return fmt::format("{}", *number);
  }
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    return fmt::format("{}", *number);
  }
  const auto* words = std::get_if<std::string>(&cell);
  return words == nullptr ? std::string() : csv_cell(*words);
}

/// Of whom and of what a figure is.
std::vector<FieldSchema> identity_fields() {
  return {
      text_field("nivel", {"Nivel", "Level"},
                 {"municipio, subregion, departamento o conjunto",
                  "municipio, subregion, departamento or conjunto (the whole set)"}),
      code_field(),
      name_field(),
      text_field("zona", {"Zona", "Zone"}, {"total, cabecera o resto", "total, cabecera (seat) or resto (rest)"}),
      text_field("periodo", {"Periodo", "Period"}, {"Año de los datos", "Year of the data"}),
      text_field("indicador", {"Indicador", "Indicator"},
                 {"Definición en layers/indicators", "Definition in layers/indicators"}),
      text_field("cifra", {"Cifra", "Figure"}, {"Cifra del indicador", "Figure of the indicator"}),
      text_field("titulo", {"Título", "Title"}, {"Nombre de la cifra", "Name of the figure"}),
      text_field("unidad", {"Unidad de medida", "Unit of measure"}, {"Vacía si no tiene", "Empty when it has none"})};
}

/// The figure and how far it reaches.
std::vector<FieldSchema> value_fields() {
  return {
      real_field("valor", {"Valor", "Value"},
                 {"Vacío si se retiene o falta un dato: vea la situación y el motivo",
                  "Empty when withheld or missing: see the state and the reason"}),
      real_field("inferior", {"Límite inferior", "Lower bound"},
                 {"Lo menos que puede ser con lo desconocido", "The least it can be given what is unknown"}),
      real_field("superior", {"Límite superior", "Upper bound"},
                 {"Lo más que puede ser con lo desconocido", "The most it can be given what is unknown"}),
      real_field("error_estandar", {"Error estándar", "Standard error"},
                 {"Por linealización, si hay diseño muestral", "By linearisation, where a sample design is declared"}),
      real_field("numerador", {"Numerador", "Numerator"}, {"Suma de arriba", "Sum above the line"}),
      real_field("denominador", {"Denominador", "Denominator"}, {"Suma de abajo", "Sum below the line"}),
      real_field("casos", {"Casos", "Cases"}, {"Registros sin ponderar", "Unweighted records"}),
      real_field(
          "cobertura", {"Cobertura", "Coverage"},
          {"Parte de la población detrás de la cifra, de 0 a 1", "Share of the population behind the figure, 0 to 1"})};
}

/// Where it comes from and whether it is published.
std::vector<FieldSchema> quality_fields() {
  return {text_field("metodo", {"Método", "Method"}, {"Cómo se calculó", "How it was computed"}),
          text_field("vigencia", {"Vigencia", "Vintage"}, {"De la definición", "Of the definition"}),
          text_field("fuentes", {"Fuentes", "Sources"}, {"De los datos", "Of the data"}),
          text_field(
              "estado", {"Estado", "Status"},
              {"oficial, proxy, no verificado o propio", "oficial, proxy, no verificado (unverified) or propio (own)"}),
          text_field("imputado", {"Imputado", "Imputed"},
                     {"si: algún insumo viene de una unidad mayor", "si: an input comes from a larger unit"}),
          text_field(
              "situacion", {"Situación", "State"},
              {"publicado; retenido: hay cifra, con menos cobertura que la declarada; sin dato: no se puede calcular",
               "publicado (published); retenido (withheld): there is a figure, with less coverage than declared; "
               "sin dato (no data): it cannot be computed"}),
          text_field("motivo", {"Motivo", "Reason"}, {"Por qué no hay valor", "Why there is no value"})};
}

/// Beside its peers and its past.
std::vector<FieldSchema> standing_fields() {
  return {whole_field("puesto", {"Puesto", "Rank"},
                      {"1 es el mejor de su nivel, zona y periodo", "1 is the best of its level, zone and period"}),
          whole_field("de", {"De", "Of"}, {"Unidades con valor", "Units with a value"}),
          whole_field("quintil", {"Quintil", "Quintile"}, {"1 es el mejor quinto", "1 is the best fifth"}),
          real_field("diferencia_media", {"Diferencia con la media", "Distance to the mean"},
                     {"Valor menos la media simple del nivel", "Value less the unweighted mean of the level"}),
          real_field("diferencia_mejor", {"Diferencia con el mejor", "Distance to the best"},
                     {"Valor menos el mejor del nivel", "Value less the best of the level"}),
          text_field("grupo_par", {"Grupo par", "Peer group"},
                     {"Grupo de entidades comparables que trae la tabla; vacío si no trae ninguno",
                      "Group of comparable entities that the table has; empty when it has none"}),
          whole_field("puesto_grupo", {"Puesto en el grupo par", "Rank in the peer group"},
                      {"1 es el mejor de su grupo, zona y periodo; cuentan también las entidades de la tabla que no "
                       "están en el proyecto",
                       "1 is the best of its group, zone and period; entities of the table outside the project count"}),
          whole_field("de_grupo", {"De, en el grupo par", "Of, in the peer group"},
                      {"Entidades del grupo con valor", "Entities of the group with a value"}),
          whole_field("quintil_grupo", {"Quintil en el grupo par", "Quintile in the peer group"},
                      {"1 es el mejor quinto del grupo", "1 is the best fifth of the group"}),
          real_field("promedio_grupo", {"Promedio de grupo par", "Mean of the peer group"},
                     {"Media simple de las entidades del grupo", "Unweighted mean of the entities of the group"}),
          real_field("diferencia_mejor_grupo", {"Diferencia con el mejor del grupo par", "Distance to the best peer"},
                     {"Valor menos el mejor del grupo", "Value less the best of the group"}),
          text_field(
              "periodo_anterior", {"Periodo anterior", "Period before"},
              {"El último antes de este en que la cifra tiene valor", "The last before this in which it has a value"}),
          real_field("valor_anterior", {"Valor anterior", "Value before"}, {"En ese periodo", "In that period"}),
          real_field("cambio", {"Cambio", "Change"},
                     {"Valor menos el del periodo anterior", "Value less that of the period before"})};
}

}  // namespace

LayerSchema indicators_schema() {
  LayerSchema schema{"indicadores",
                     {"Indicadores", "Indicators"},
                     {"Cada cifra de cada unidad con lo necesario para juzgarla",
                      "Every figure of every unit with what it takes to judge it"},
                     GeometryKind::none,
                     {}};
  for (const auto& fields : {identity_fields(), value_fields(), quality_fields(), standing_fields()}) {
    schema.fields.insert(schema.fields.end(), fields.begin(), fields.end());
  }
  return schema;
}

LayerSchema indicator_dictionary_schema() {
  return {
      "diccionario_indicadores",
      {"Diccionario de indicadores", "Dictionary of indicators"},
      {"Qué es cada cifra, con su fórmula, su fuente y su estado",
       "What each figure is, with its formula, source and status"},
      GeometryKind::none,
      {text_field("indicador", {"Indicador", "Indicator"}, {"Identificador", "Identifier"}),
       text_field("cifra", {"Cifra", "Figure"}, {"Identificador", "Identifier"}),
       text_field("titulo", {"Título", "Title"}, {"Nombre de la cifra", "Name of the figure"}),
       text_field("unidad", {"Unidad de medida", "Unit of measure"}, {"Vacía si no tiene", "Empty when it has none"}),
       text_field("formula", {"Fórmula", "Formula"}, {"Se aplica después de sumar", "Applied after adding"}),
       text_field("descripcion", {"Descripción", "Description"}, {"Qué mide", "What it measures"}),
       text_field("metodo", {"Método", "Method"}, {"Cómo se calcula", "How it is computed"}),
       text_field("fuente", {"Fuente", "Source"}, {"De la definición", "Of the definition"}),
       text_field("vigencia", {"Vigencia", "Vintage"}, {"De la definición", "Of the definition"}),
       text_field("estado", {"Estado", "Status"}, {"oficial, proxy o no verificado", "official, proxy or unverified"}),
       real_field("cobertura_minima", {"Cobertura mínima", "Least coverage"},
                  {"Por debajo la cifra se retiene", "Below it the figure is withheld"}, "%"),
       text_field("pagina", {"Página", "Page"}, {"Ejemplo hecho a mano", "Example worked by hand"}),
       text_field("grupo_par", {"Grupo par", "Peer group"},
                  {"Columna y archivo que dicen el grupo de cada entidad; vacío si nadie lo dice",
                   "Column and file that have the group of each entity; empty when nothing has"})}};
}

void write_indicators(LayerWriter& writer, const IndicatorWork& work, const Territory& territory,
                      const Coverage& coverage, Language language) {
  if (work.figures.empty()) {
    return;
  }
  write_wide_indicators(writer, work, territory, coverage);
  writer.begin_layer(indicators_schema());
  each_row(work, territory, language, [&](const Cells& cells) { writer.add_row(cells, {}); });
  write_dictionary(writer, work, language);
}

std::string indicators_csv(const IndicatorWork& work, const Territory& territory, Language language) {
  std::string csv;
  for (const auto& field : indicators_schema().fields) {
    csv += (csv.empty() ? "" : ",") + field.name;
  }
  csv += '\n';
  each_row(work, territory, language, [&](const Cells& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      csv += (i == 0 ? "" : ",") + cell_text(cells[i]);
    }
    csv += '\n';
  });
  return csv;
}

}  // namespace comarca
