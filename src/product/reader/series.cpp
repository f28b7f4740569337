// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
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

using Rows = std::vector<std::size_t>;

const Layer& municipalities() {
  return contract().municipalities;
}

/// The rows of a figure at a level, of the total zone.
Rows indicator_rows(const LayerRows& rows, std::optional<Level> level, const std::string& name) {
  const FiguresView& of = contract().figures;
  Rows result;
  for (std::size_t row = 0; level && row < rows.size(); ++row) {
    if (is_called(name, rows.text(row, of.indicator), rows.text(row, of.figure)) && rows.get(row, of.level) == level &&
        rows.get(row, of.zone) == Zone::total) {
      result.push_back(row);
    }
  }
  return result;
}

Rows variable_rows(const LayerRows& rows, const std::string& name) {
  const DataView& of = contract().data_view;
  Rows result;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string variable = rows.text(row, of.variable);
    if (name == variable || name == rows.text(row, of.table) + "." + variable) {
      result.push_back(row);
    }
  }
  return result;
}

/// Those of the period asked for, or of the last one.
Rows of_period(const LayerRows& rows, const Rows& all, const AnyColumn& column, const std::string& period) {
  std::string wanted = period;
  for (const std::size_t row : all) {
    wanted = period.empty() ? std::max(wanted, rows.text(row, column)) : period;
  }
  Rows result;
  std::ranges::copy_if(all, std::back_inserter(result),
                       [&](std::size_t row) { return rows.text(row, column) == wanted; });
  return result;
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

std::vector<std::string> ProductReader::periods(const std::string& layer, const std::string& name) const {
  const FiguresView& figures = contract().figures;
  const DataView& data = contract().data_view;
  std::set<std::string> result;
  const LayerRows long_table = rows(figures);
  for (const std::size_t row : indicator_rows(long_table, level_of_layer(layer), name)) {
    result.insert(long_table.text(row, figures.period));
  }
  if (result.empty() && layer == municipalities().layer_name()) {
    const LayerRows variables = rows(data);
    for (const std::size_t row : variable_rows(variables, name)) {
      result.insert(variables.text(row, data.year));
    }
  }
  return {result.begin(), result.end()};
}

std::optional<FigureSeries> ProductReader::indicator(const std::string& layer, const std::string& name,
                                                     const std::string& period) const {
  const FiguresView& of = contract().figures;
  const LayerRows all = rows(of);
  FigureSeries series;
  for (const std::size_t row : of_period(all, indicator_rows(all, level_of_layer(layer), name), of.period, period)) {
    series.title = all.text(row, of.title);
    series.unit = all.text(row, of.unit);
    series.source = all.text(row, of.sources);
    series.method = all.text(row, of.method);
    series.status = all.text(row, of.status);
    series.vintage = all.text(row, of.period);
    series.by_code[all.text(row, of.code)] = {all.get(row, of.value), all.get(row, of.lower), all.get(row, of.upper),
                                              all.get(row, of.state) == FigureState::withheld};
  }
  return series.by_code.empty() ? std::nullopt : std::optional(std::move(series));
}

std::optional<FigureSeries> ProductReader::variable(const std::string& name, const std::string& period) const {
  const DataView& of = contract().data_view;
  const LayerRows all = rows(of);
  FigureSeries series;
  for (const std::size_t row : of_period(all, variable_rows(all, name), of.year, period)) {
    series.title = all.text(row, of.title);
    series.unit = all.text(row, of.unit);
    series.source = all.text(row, of.source);
    series.vintage = all.text(row, of.year);
    series.by_code[all.text(row, of.code)] = {all.get(row, of.value), {}, {}, false};
  }
  series.source = citation(series.source);
  return series.by_code.empty() ? std::nullopt : std::optional(std::move(series));
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
  const Contract& of = contract();
  std::set<std::string> names;
  const LayerRows figures = rows(of.figures);
  for (std::size_t row = 0; row < figures.size(); ++row) {
    if (const auto level = figures.get(row, of.figures.level); level && level == level_of_layer(layer)) {
      names.insert(figure_column(figures.text(row, of.figures.indicator), figures.text(row, of.figures.figure)));
    }
  }
  if (layer == municipalities().layer_name()) {
    const LayerRows variables = rows(of.data_view);
    for (std::size_t row = 0; row < variables.size(); ++row) {
      if (!variables.text(row, of.data_view.value).empty()) {
        names.insert(variables.text(row, of.data_view.variable));
      }
    }
  }
  for (const SqlColumn& column : own_->database.columns_of(layer)) {
    if (column.is_numeric && column.name != "fid") {
      names.insert(column.name);
    }
  }
  return {names.begin(), names.end()};
}

std::optional<FigureSeries> ProductReader::find_series(const std::string& layer, const std::string& name,
                                                       const std::string& period) const {
  if (auto found = indicator(layer, name, period)) {
    return found;
  }
  if (layer == municipalities().layer_name()) {
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
