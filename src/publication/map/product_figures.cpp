// SPDX-License-Identifier: Apache-2.0
#include "publication/map/product_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/indicators/figure.hpp"

namespace comarca {
namespace {

/// Levels are named in the singular, layers in the plural.
std::string level_of(const std::string& layer) {
  if (layer == "municipios") {
    return "municipio";
  }
  if (layer == "subregiones") {
    return "subregion";
  }
  return layer == "departamentos" ? "departamento" : layer;
}

/// The rows of the period asked for, or of the last one.
std::vector<std::size_t> rows_of_period(const VectorLayer& table, const std::vector<std::size_t>& rows,
                                        const std::string& period) {
  std::string wanted = period;
  for (const std::size_t row : rows) {
    wanted = period.empty() ? std::max(wanted, text_of(table, "periodo", row)) : period;
  }
  std::vector<std::size_t> result;
  std::ranges::copy_if(rows, std::back_inserter(result),
                       [&](std::size_t row) { return text_of(table, "periodo", row) == wanted; });
  return result;
}

}  // namespace

std::vector<std::size_t> ProductReader::indicator_rows(const std::string& level, const std::string& name) const {
  std::vector<std::size_t> result;
  if (!has_layer("indicadores")) {
    return result;
  }
  const VectorLayer& rows = table("indicadores");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string indicator = text_of(rows, "indicador", row);
    const std::string figure = text_of(rows, "cifra", row);
    const bool named = name == indicator + "_" + figure || name == indicator + "." + figure ||
                       (name == indicator && figure == indicator);
    if (named && text_of(rows, "nivel", row) == level && text_of(rows, "zona", row) == "total") {
      result.push_back(row);
    }
  }
  return result;
}

std::vector<std::size_t> ProductReader::variable_rows(const std::string& name) const {
  std::vector<std::size_t> result;
  if (!has_layer("datos")) {
    return result;
  }
  const VectorLayer& rows = table("datos");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string variable = text_of(rows, "variable", row);
    if (name == variable || name == text_of(rows, "tabla", row) + "." + variable) {
      result.push_back(row);
    }
  }
  return result;
}

std::vector<std::string> ProductReader::periods(const std::string& layer, const std::string& name) const {
  std::set<std::string> result;
  for (const std::size_t row : indicator_rows(level_of(layer), name)) {
    result.insert(text_of(table("indicadores"), "periodo", row));
  }
  if (result.empty() && layer == "municipios") {
    for (const std::size_t row : variable_rows(name)) {
      result.insert(text_of(table("datos"), "periodo", row));
    }
  }
  return {result.begin(), result.end()};
}

std::optional<FigureSeries> ProductReader::indicator(const std::string& level, const std::string& name,
                                                     const std::string& period) const {
  const auto named = indicator_rows(level, name);
  const std::string withheld = figure_state_code(FigureState::withheld);
  FigureSeries series;
  for (const std::size_t row : named.empty() ? named : rows_of_period(table("indicadores"), named, period)) {
    const VectorLayer& rows = table("indicadores");
    const auto value = number_of(rows, "valor", row);
    series.title = text_of(rows, "titulo", row);
    series.unit = text_of(rows, "unidad", row);
    series.source = text_of(rows, "fuentes", row);
    series.method = text_of(rows, "metodo", row);
    series.status = text_of(rows, "estado", row);
    series.vintage = text_of(rows, "periodo", row);
    series.by_code[text_of(rows, "codigo", row)] = {value, number_of(rows, "inferior", row),
                                                    number_of(rows, "superior", row),
                                                    text_of(rows, "situacion", row) == withheld};
  }
  return series.by_code.empty() ? std::nullopt : std::optional(std::move(series));
}

std::optional<FigureSeries> ProductReader::variable(const std::string& name, const std::string& period) const {
  const auto named = variable_rows(name);
  FigureSeries series;
  for (const std::size_t row : named.empty() ? named : rows_of_period(table("datos"), named, period)) {
    const VectorLayer& rows = table("datos");
    series.title = text_of(rows, "titulo", row);
    series.unit = text_of(rows, "unidad", row);
    series.source = text_of(rows, "fuente", row);
    series.vintage = text_of(rows, "periodo", row);
    series.by_code[text_of(rows, "codigo", row)] = {number_of(rows, "valor", row), {}, {}, false};
  }
  series.source = citation(series.source);
  return series.by_code.empty() ? std::nullopt : std::optional(std::move(series));
}

std::optional<FigureSeries> ProductReader::column(const std::string& layer, const std::string& name) const {
  const VectorLayer& rows = table(layer);
  if (!rows.column(name)) {
    return std::nullopt;
  }
  FigureSeries series;
  const ProductName named = column_name(layer, name);
  series.title = named.title;
  series.method = named.description;
  bool any = false;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto value = number_of(rows, name, row);
    any = any || value.has_value();
    series.by_code[text_of(rows, "codigo", row)] = {value, {}, {}, false};
  }
  return any ? std::optional(std::move(series)) : std::nullopt;
}

std::vector<std::string> ProductReader::series_names(const std::string& layer) const {
  std::set<std::string> names;
  if (has_layer("indicadores")) {
    const VectorLayer& rows = table("indicadores");
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (text_of(rows, "nivel", row) == level_of(layer)) {
        const std::string indicator = text_of(rows, "indicador", row);
        const std::string figure = text_of(rows, "cifra", row);
        names.insert(indicator == figure ? indicator : indicator + "_" + figure);
      }
    }
  }
  if (has_layer("datos") && layer == "municipios") {
    const VectorLayer& rows = table("datos");
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!text_of(rows, "valor", row).empty()) {
        names.insert(text_of(rows, "variable", row));
      }
    }
  }
  const auto info = std::ranges::find(info_.layers, layer, &LayerInfo::name);
  if (info != info_.layers.end()) {
    for (const auto& one : info->columns) {
      if (one.type.starts_with("Real") || one.type.starts_with("Integer")) {
        names.insert(one.name);
      }
    }
  }
  return {names.begin(), names.end()};
}

std::optional<FigureSeries> ProductReader::find_series(const std::string& layer, const std::string& name,
                                                       const std::string& period) const {
  if (auto found = indicator(level_of(layer), name, period)) {
    return found;
  }
  if (layer == "municipios") {
    if (auto found = variable(name, period)) {
      return found;
    }
  }
  return period.empty() ? column(layer, name) : std::nullopt;
}

FigureSeries ProductReader::series(const std::string& layer, const std::string& name, const std::string& period) const {
  if (auto found = find_series(layer, name, period)) {
    return *found;
  }
  const auto vintages = periods(layer, name);
  if (!vintages.empty()) {
    throw usage_error(fmt::format("the product has no '{}' of {}", name, period), {.file = product_.string()},
                      fmt::format("It has: {}.", join(vintages, ", ")));
  }
  throw usage_error(fmt::format("the product has no figures called '{}' for layer '{}'", name, layer),
                    {.file = product_.string()}, suggestion(name, series_names(layer)));
}

std::vector<std::size_t> members_of(const ProductUnits& units, const std::string& code) {
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < units.units.units.size(); ++i) {
    if (code.empty() || units.subregions[i] == code || units.departments[i] == code) {
      members.push_back(i);
    }
  }
  if (members.empty() && code.empty()) {
    throw data_error(fmt::format("layer '{}' has no polygons to draw", units.layer.name));
  }
  if (members.empty()) {
    throw usage_error(fmt::format("no unit of layer '{}' belongs to '{}'", units.layer.name, code), {},
                      "Give the code of a subregion or department of the product.");
  }
  return members;
}

MapUnits with_values(const ProductUnits& units, const FigureSeries& series) {
  MapUnits result = units.units;
  for (auto& unit : result.units) {
    if (const auto found = series.by_code.find(unit.code); found != series.by_code.end()) {
      unit.value = found->second.value;
      unit.status = found->second.withheld ? ValueStatus::withheld : ValueStatus::known;
    }
  }
  return result;
}

}  // namespace comarca
