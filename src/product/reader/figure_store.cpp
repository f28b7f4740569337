// SPDX-License-Identifier: Apache-2.0
#include "product/reader/figure_store.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/product/contract.hpp"
#include "comarca/product/reader.hpp"
#include "comarca/product/reading.hpp"

namespace comarca {
namespace {

const FigureTables& tables() {
  return contract().figure_tables;
}

const IndicatorsLayer& numbers() {
  return contract().indicators;
}

struct FigureName {
  std::string indicator;
  std::string figure;
  std::string title;
  std::string unit;
};

struct Provenance {
  std::string method;
  std::string vintage;
  std::string sources;
  std::string status;
};

bool answers(const FigureQuery& query, const StoredSeries& series) {
  return (query.indicator.empty() || series.indicator == query.indicator) &&
         (query.name.empty() || is_called(query.name, series.indicator, series.figure)) &&
         (!query.level || series.level == query.level) && (!query.zone || series.zone == query.zone);
}

/// What is read of each row of a whole series, in the order in which figure() takes it.
std::vector<AnyColumn> figure_columns() {
  const IndicatorsLayer& of = numbers();
  return {of.unit,          of.state,          of.group,        of.series_before, of.value,   of.lower,
          of.upper,         of.standard_error, of.numerator,    of.denominator,   of.cases,   of.coverage,
          of.rank,          of.rank_of,        of.quintile,     of.to_mean,       of.to_best, of.peer_rank,
          of.peer_quintile, of.to_best_peer,   of.value_before, of.change};
}

}  // namespace

FigureStore::FigureStore(OpenProduct product)
    : product_(product),
      series_(product, tables().series),
      units_(product, tables().units),
      states_(product, tables().states),
      groups_(product, tables().groups) {}

void FigureStore::read_series() {
  if (series_.is_read() || !product_.database.has_table(numbers().layer_name())) {
    return;
  }
  const FigureTables& of = tables();
  KeyedRows<FigureName> names(product_, of.names);
  names.read({of.names.id, of.names.indicator, of.names.figure, of.names.title, of.names.unit},
             [](std::int64_t, RowCells& cells) {
               return FigureName{cells.text(), cells.text(), cells.text(), cells.text()};
             });
  KeyedRows<Provenance> provenances(product_, of.provenances);
  provenances.read(
      {of.provenances.id, of.provenances.method, of.provenances.vintage, of.provenances.sources, of.provenances.status},
      [](std::int64_t, RowCells& cells) {
        return Provenance{cells.text(), cells.text(), cells.text(), cells.text()};
      });
  series_.read({of.series.id, of.series.name, of.series.provenance, of.series.level, of.series.zone, of.series.period},
               [&](std::int64_t key, RowCells& cells) {
                 const FigureName& name = names.at(cells.whole(), of.series.name);
                 const Provenance& from = provenances.at(cells.whole(), of.series.provenance);
                 return StoredSeries{key,         name.indicator,      name.figure,        name.title,
                                     name.unit,   from.method,         from.vintage,       from.sources,
                                     from.status, cells.word<Level>(), cells.word<Zone>(), cells.text()};
               });
  require_keys(product_, numbers().series, of.series, series_.keys());
}

void FigureStore::read_units() {
  const FigureUnitsLayer& of = tables().units;
  units_.read({of.id, of.level, of.code, of.name}, [](std::int64_t, RowCells& cells) {
    return Unit{cells.word<Level>(), cells.text(), cells.text()};
  });
}

void FigureStore::read_states() {
  const FigureStatesLayer& of = tables().states;
  states_.read({of.id, of.state, of.imputed, of.reason}, [](std::int64_t, RowCells& cells) {
    return State{cells.word<FigureState>(), cells.word<Imputed>(), cells.text()};
  });
}

void FigureStore::read_groups() {
  const PeerGroupsLayer& of = tables().groups;
  groups_.read({of.id, of.peer_group, of.peer_rank_of, of.peer_mean}, [](std::int64_t, RowCells& cells) {
    return PeerGroup{cells.text(), cells.whole(), cells.number()};
  });
}

std::vector<const StoredSeries*> FigureStore::series(const FigureQuery& query) {
  read_series();
  std::set<std::optional<Level>> levels;
  if (!query.unit.empty() && series_.is_read()) {
    read_units();
    for (const auto& [key, unit] : units_.rows()) {
      if (unit.code == query.unit) {
        levels.insert(unit.level);
      }
    }
  }
  std::vector<const StoredSeries*> found;
  for (const auto& [key, series] : series_.rows()) {
    if (answers(query, series) && (query.unit.empty() || levels.contains(series.level))) {
      found.push_back(&series);
    }
  }
  std::ranges::sort(found, {}, &StoredSeries::id);
  return found;
}

std::string FigureStore::rows_of_series(const StoredSeries& of, const std::string& unit) const {
  std::string where = fmt::format("{} = {}", quoted(numbers().series), of.id);
  if (unit.empty()) {
    return where;
  }
  std::vector<std::int64_t> keys;
  for (const auto& [key, row] : units_.rows()) {
    if (row.code == unit) {
      keys.push_back(key);
    }
  }
  return fmt::format("{} AND {} IN ({})", where, quoted(numbers().unit), fmt::join(keys, ", "));
}

void FigureStore::add_entries(const StoredSeries& of, std::map<std::string, FigureSeries::Entry>& to) {
  read_units();
  read_states();
  const IndicatorsLayer& columns = numbers();
  const RowQuery query{{columns.unit, columns.state, columns.value, columns.lower, columns.upper},
                       rows_of_series(of, "")};
  for (SqlStatement row = rows_of(product_, query); row.step();) {
    RowCells cells(row);
    const Unit& unit = units_.at(cells.whole(), columns.unit);
    const State state = states_.at_or_none(cells.whole(), columns.state);
    to[unit.code] = {cells.number(), cells.number(), cells.number(), state.state == FigureState::withheld};
  }
}

void FigureStore::add_figures(const StoredSeries& of, const std::string& unit, std::vector<ProductFigure>& to) {
  read_units();
  read_states();
  read_groups();
  for (SqlStatement row = rows_of(product_, {figure_columns(), rows_of_series(of, unit)}); row.step();) {
    to.push_back(figure(of, RowCells(row)));
  }
}

ProductFigure FigureStore::figure(const StoredSeries& of, RowCells cells) const {
  const Unit& unit = units_.at(cells.whole(), numbers().unit);
  const State state = states_.at_or_none(cells.whole(), numbers().state);
  const PeerGroup group = groups_.at_or_none(cells.whole(), numbers().group);
  const StoredSeries before = series_.at_or_none(cells.whole(), numbers().series_before);
  return {.level = of.level,
          .code = unit.code,
          .name = unit.name,
          .zone = of.zone,
          .period = of.period,
          .indicator = of.indicator,
          .figure = of.figure,
          .title = of.title,
          .unit = of.unit,
          .value = cells.number(),
          .lower = cells.number(),
          .upper = cells.number(),
          .standard_error = cells.number(),
          .numerator = cells.number(),
          .denominator = cells.number(),
          .cases = cells.number(),
          .coverage = cells.number(),
          .method = of.method,
          .vintage = of.vintage,
          .sources = of.sources,
          .status = of.status,
          .imputed = state.imputed,
          .state = state.state,
          .reason = state.reason,
          .among_level = {cells.whole(), cells.whole(), cells.whole(), cells.number(), cells.number()},
          .peer_group = group.name,
          .among_peers = {cells.whole(), group.of, cells.whole(), {}, cells.number()},
          .peer_mean = group.mean,
          .period_before = before.period,
          .value_before = cells.number(),
          .change = cells.number()};
}

}  // namespace comarca
