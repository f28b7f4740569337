// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/base/units.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/met_in.hpp"
#include "pipeline/indicators/evidence.hpp"
#include "pipeline/published_tables.hpp"

namespace comarca {
namespace {

/// What a table feeds must be an index and its inputs, by their names.
void check_mapping(const RunContext& run, const ProjectTable& table) {
  if (!table.mapping || table.mapping->feed.indicator.empty()) {
    return;
  }
  const auto& all = run.catalog.get<Indicators>();
  const TableFeed& feed = table.mapping->feed;
  const Where& where = table.mapping->where;
  const Indicator* const found = all.find(feed.indicator);
  if (found == nullptr) {
    throw usage_error(fmt::format("the table '{}' feeds '{}', which is no indicator", table.name, feed.indicator),
                      where, suggestion(feed.indicator, all.ids()));
  }
  std::vector<std::string> known;
  for (const auto& input : found->inputs) {
    known.push_back(input.id);
  }
  for (const auto& value : feed.values) {
    if (found->input(value.input) == nullptr) {
      throw usage_error(fmt::format("'{}' is no input of '{}'", value.input, feed.indicator), where,
                        suggestion(value.input, known));
    }
  }
}

/// The area measured here, for every period that has a population.
void add_area(PublishedValues& values, const Territory& territory) {
  std::set<Symbols::Id> periods;
  for (const PublishedColumn& column : values.columns()) {
    periods.insert(column.period.begin(), column.period.end());
  }
  std::vector<Symbols::Id> units;
  for (const auto& unit : territory.municipalities) {
    units.push_back(values.units_to_fill().id_of(unit.code));
  }
  PublishedColumn& column = values.column_to_fill("area_km2", Zone::total, "");
  for (const auto period : periods) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      column.unit.push_back(units[i]);
      column.period.push_back(period);
      column.value.push_back(to_km2(territory.municipalities[i].measure.area_m2));
      column.line.push_back(0);
    }
  }
}

/// Figures of units outside the project, for those of their peer group within. What is odd about them is not told.
FigureTable figures_beyond_limits(const Indicator& indicator, const PublishedValues& values,
                                  const Statistics& weights) {
  std::set<std::string> units;
  for (const PublishedColumn& column : values.columns()) {
    for (const auto unit : column.unit) {
      units.insert(values.units().text(unit));
    }
  }
  Statistics statistics;
  Findings untold;
  add_published(statistics, indicator, {values, weights, {units.begin(), units.end()}}, untold);
  Grouping themselves;
  for (const auto& unit : units) {
    themselves.emplace(unit, unit);
  }
  return compute_figures(indicator, {.statistics = statistics.rolled_up(themselves)}, untold);
}

}  // namespace

Stage<TableEvidence> table_evidence(const RunContext& run, const std::vector<Indicator>& indicators,
                                    const std::vector<ProjectTable>& tables, const Territory& territory) {
  for (const auto& table : tables) {
    check_mapping(run, table);
  }
  Findings findings;
  auto published = read_published_tables(tables, run.catalog.get<TableFeeds>().list, territory, findings);
  auto& values = published.values;
  add_area(values[kContext], territory);
  std::vector<std::string> units;
  for (const auto& unit : territory.municipalities) {
    units.push_back(unit.code);
  }
  Statistics statistics;
  FigureTable beyond_limits;
  for (const auto& indicator : indicators) {
    const auto found = values.find(indicator.id);
    if (found == values.end() || found->second.empty()) {
      continue;
    }
    Findings of_weights;
    const Statistics weights = weights_for(found->second, published.weights, of_weights);
    findings.append(met_in(contract().figures, of_weights));
    const auto& national = published.national[indicator.id];
    scale_to_national(found->second, {indicator, national, weights}, findings);
    add_published(statistics, indicator, {found->second, weights, units}, findings);
    if (national.empty()) {  // values that are scaled here are compared with nobody's that are not
      beyond_limits.append(figures_beyond_limits(indicator, published.beyond_limits[indicator.id], weights));
    }
  }
  return {{std::move(statistics), std::move(published.sources), std::move(published.imputed),
           std::move(published.peers), std::move(published.peer_columns), std::move(beyond_limits)},
          std::move(findings)};
}

}  // namespace comarca
