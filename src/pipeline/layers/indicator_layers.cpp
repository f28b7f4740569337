// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/csv.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/wide_indicators.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"

namespace comarca {
namespace {

using UnitNames = std::map<std::pair<Level, std::string>, std::string>;

UnitNames unit_names(const Territory& territory) {
  UnitNames names;
  for (const auto& unit : territory.municipalities) {
    names[{Level::municipality, unit.code}] = unit.name;
  }
  for (const auto& group : territory.subregions) {
    names[{Level::subregion, group.code}] = group.name;
  }
  for (const auto& group : territory.departments) {
    names[{Level::department, group.code}] = group.name;
  }
  return names;
}

/// Of whom and of what a figure is.
void fill_identity(Row& row, const IndicatorWork& work, const Figure& figure, Language language) {
  const auto& layer = contract().indicators;
  const FigureRule* const rule = rule_of(work, figure);
  row[layer.level] = figure.level;
  row[layer.code] = figure.place.unit;
  row[layer.zone] = figure.place.zone;
  row[layer.period] = figure.place.period;
  row[layer.indicator] = figure.indicator;
  row[layer.figure] = figure.figure;
  row[layer.title] = name_of(work, figure).in(language);
  row[layer.unit] = rule == nullptr ? "" : rule->unit;
}

/// The figure, how far it reaches, where it comes from and whether it is published.
void fill_value(Row& row, const Figure& figure, Language language) {
  const auto& layer = contract().indicators;
  row[layer.value] = figure.value;
  row[layer.lower] = figure.lower;
  row[layer.upper] = figure.upper;
  row[layer.standard_error] = figure.standard_error;
  row[layer.numerator] = figure.numerator;
  row[layer.denominator] = figure.denominator;
  row[layer.cases] = figure.cases;
  row[layer.coverage] = figure.coverage;
  row[layer.method] = figure.method;
  row[layer.vintage] = figure.vintage;
  row[layer.sources] = figure.sources;
  row[layer.status] = figure.status;
  row[layer.imputed] = figure.imputed ? Imputed::yes : Imputed::no;
  row[layer.state] = figure.state();
  row[layer.reason] = figure.reason.in(language);
}

/// Beside its peers and its past.
void fill_standing(Row& row, const IndicatorWork& work, std::size_t index) {
  const auto& layer = contract().indicators;
  if (const auto& standing = work.standings[index]) {
    row[layer.rank] = standing->rank;
    row[layer.rank_of] = standing->of;
    row[layer.quintile] = standing->quintile;
    row[layer.to_mean] = standing->to_mean;
    row[layer.to_best] = standing->to_best;
  }
  if (const auto& peers = work.peers[index]) {
    row[layer.peer_group] = peers->group;
    row[layer.peer_rank] = peers->standing.rank;
    row[layer.peer_rank_of] = peers->standing.of;
    row[layer.peer_quintile] = peers->standing.quintile;
    row[layer.peer_mean] = peers->standing.mean;
    row[layer.to_best_peer] = peers->standing.to_best;
  }
  if (const auto& change = work.changes[index]) {
    row[layer.period_before] = change->period;
    row[layer.value_before] = change->before;
    row[layer.change] = change->change;
  }
}

/// Calls `take` with every row of the long table.
template <class Take>
void each_row(const IndicatorWork& work, const Territory& territory, Language language, const Take& take) {
  const auto names = unit_names(territory);
  for (std::size_t i = 0; i < work.figures.size(); ++i) {
    const Figure& figure = work.figures[i];
    Row row(contract().indicators);
    fill_identity(row, work, figure, language);
    if (const auto name = names.find({figure.level, figure.place.unit}); name != names.end()) {
      row[contract().indicators.name] = name->second;
    }
    fill_value(row, figure, language);
    fill_standing(row, work, i);
    take(row);
  }
}

void fill_definition(Row& row, const Indicator& indicator, const FigureRule& figure, Language language) {
  const auto& layer = contract().indicator_dictionary;
  row[layer.indicator] = indicator.id;
  row[layer.figure] = figure.id;
  row[layer.title] = figure.name.in(language);
  row[layer.unit] = figure.unit;
  row[layer.formula] = to_text(figure.value);
  row[layer.description] = indicator.description.in(language);
  row[layer.method] = indicator.method;
  row[layer.source] = indicator.source;
  row[layer.vintage] = indicator.vintage;
  row[layer.status] = status_name(indicator.status).in(language);
  row[layer.least_coverage_pct] = 100 * indicator.least_coverage;
  row[layer.page] = indicator.page;
}

void write_dictionary(LayerWriter& writer, const IndicatorWork& work, Language language) {
  const auto& layer = contract().indicator_dictionary;
  RowWriter out(writer, layer);
  for (const auto& indicator : work.indicators) {
    const auto peers = work.peer_columns.find(indicator.id);
    for (const auto& figure : indicator.figures) {
      Row row = out.row();
      fill_definition(row, indicator, figure, language);
      if (peers != work.peer_columns.end()) {
        row[layer.peer_group] = peers->second;
      }
      out.add(row);
    }
  }
}

std::string text_of(const CellValue& cell) {
  if (const auto* number = std::get_if<double>(&cell)) {
    return fmt::format("{}", *number);
  }
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    return fmt::format("{}", *number);
  }
  const auto* words = std::get_if<std::string>(&cell);
  return words == nullptr ? std::string() : *words;
}

}  // namespace

void write_indicators(LayerWriter& writer, const Work& work, Language language) {
  if (work.indicators.figures.empty()) {
    return;
  }
  write_wide_indicators(writer, work.indicators, work.territory, work.coverage);
  RowWriter out(writer, contract().indicators);
  each_row(work.indicators, work.territory, language, [&](const Row& row) { out.add(row); });
  write_dictionary(writer, work.indicators, language);
}

std::string indicators_csv(const IndicatorWork& work, const Territory& territory, Language language) {
  std::vector<std::string> cells;
  for (const auto& field : contract().indicators.schema().fields) {
    cells.push_back(field.name);
  }
  std::string csv = csv_row(cells);
  each_row(work, territory, language, [&](const Row& row) {
    cells.clear();
    for (const CellValue& cell : row.cells()) {
      cells.push_back(text_of(cell));
    }
    csv += csv_row(cells);
  });
  return csv;
}

}  // namespace comarca
