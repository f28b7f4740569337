// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/indicators/figure.hpp"
#include "comarca/product/contract.hpp"
#include "product/reader/implementation.hpp"

namespace comarca {
namespace {

const std::string& municipalities() {
  return contract().municipalities.layer_name();
}

}  // namespace

bool is_called(std::string_view name, std::string_view indicator, std::string_view figure) {
  if (name == indicator) {
    return figure == indicator;
  }
  const bool fits =
      name.size() == indicator.size() + 1 + figure.size() && name.starts_with(indicator) && name.ends_with(figure);
  return fits && (name[indicator.size()] == '_' || name[indicator.size()] == '.');
}

std::optional<Level> level_of_layer(std::string_view layer) {
  const Contract& of = contract();
  if (layer == of.municipalities.layer_name()) {
    return Level::municipality;
  }
  if (layer == of.subregions.layer_name()) {
    return Level::subregion;
  }
  return layer == of.departments.layer_name() ? std::optional(Level::department) : std::nullopt;
}

std::vector<const StoredSeries*> ProductReader::stored(const std::string& layer, const std::string& name) const {
  const auto level = level_of_layer(layer);
  return level ? own_->figures.series({.name = name, .level = level, .zone = Zone::total})
               : std::vector<const StoredSeries*>();
}

std::vector<std::string> ProductReader::periods(const std::string& layer, const std::string& name) const {
  std::set<std::string> result;
  for (const StoredSeries* series : stored(layer, name)) {
    result.insert(series->period);
  }
  if (result.empty() && layer == municipalities()) {
    result = own_->variables.periods(name);
  }
  return {result.begin(), result.end()};
}

std::optional<FigureSeries> ProductReader::indicator(const std::string& layer, const std::string& name,
                                                     const std::string& period) const {
  const auto all = stored(layer, name);
  std::string wanted = period;
  for (const StoredSeries* one : all) {
    wanted = period.empty() ? std::max(wanted, one->period) : period;
  }
  FigureSeries series;
  for (const StoredSeries* one : all) {
    if (one->period == wanted) {
      series.title = one->title;
      series.unit = one->unit;
      series.source = one->sources;
      series.method = one->method;
      series.status = one->status;
      series.vintage = one->period;
      own_->figures.add_entries(*one, series.by_code);
    }
  }
  return series.by_code.empty() ? std::nullopt : std::optional(std::move(series));
}

std::optional<FigureSeries> ProductReader::variable(const std::string& name, const std::string& period) const {
  FigureSeries series = own_->variables.series(name, period);
  if (series.by_code.empty()) {
    return std::nullopt;
  }
  series.source = citation(series.source);
  return series;
}

std::optional<FigureSeries> ProductReader::column(const std::string& layer, const std::string& name) const {
  const VectorLayer& rows = table(layer);
  const auto values = rows.column(name);
  const auto codes = rows.column(contract().municipalities.code.name());
  if (!values) {
    return std::nullopt;
  }
  FigureSeries series;
  const ProductName named = column_name(layer, name);
  series.title = named.title;
  series.method = named.description;
  bool any = false;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto value = real_of(rows.cells[*values][row].value_or(""));
    any = any || value.has_value();
    series.by_code[codes ? rows.cells[*codes][row].value_or("") : std::string()] = {value, {}, {}, false};
  }
  return any ? std::optional(std::move(series)) : std::nullopt;
}

std::vector<std::string> ProductReader::series_names(const std::string& layer) const {
  std::set<std::string> names;
  if (const auto level = level_of_layer(layer)) {
    for (const StoredSeries* series : own_->figures.series({.level = level})) {
      names.insert(figure_column(series->indicator, series->figure));
    }
  }
  if (layer == municipalities()) {
    names.merge(own_->variables.numeric_names());
  }
  for (const SqlColumn& column : own_->database.columns_of(layer)) {
    if (column.is_numeric && column.name != "fid") {
      names.insert(column.name);
    }
  }
  return {names.begin(), names.end()};
}

std::vector<ProductFigure> ProductReader::figures(const FigureQuery& query) const {
  std::vector<ProductFigure> found;
  for (const StoredSeries* series : own_->figures.series(query)) {
    own_->figures.add_figures(*series, query.unit, found);
  }
  return found;
}

std::optional<FigureSeries> ProductReader::find_series(const std::string& layer, const std::string& name,
                                                       const std::string& period) const {
  if (auto found = indicator(layer, name, period)) {
    return found;
  }
  if (layer == municipalities()) {
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
    throw usage_error(fmt::format("the product has no '{}' of {}", name, period), {.file = file().string()},
                      fmt::format("It has: {}.", join(vintages, ", ")));
  }
  throw usage_error(fmt::format("the product has no figures called '{}' for layer '{}'", name, layer),
                    {.file = file().string()}, suggestion(name, series_names(layer)));
}

}  // namespace comarca
