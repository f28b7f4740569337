// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/indicators/published.hpp"

namespace comarca {
namespace {

Zone zone_of(const Table& table) {
  const auto zone = table.optional("zone");
  return zone ? *zone_from_code(zone->one_of({"total", "cabecera", "resto"})) : Zone::total;
}

/// Calls `take` with the row and value of every known cell of a column; a column that is not there is none.
template <class Take>
void each_cell(const TypedTable& table, const std::string& column, const Take& take) {
  const TypedColumn* const found = table.column(column);
  if (found == nullptr) {
    return;
  }
  for (std::size_t row = 0; row < found->numbers.size() && row < table.codes.size(); ++row) {
    if (found->numbers[row]) {
      take(row, *found->numbers[row]);
    }
  }
}

/// The unit and the period of each row, numbered once for all columns of a table.
struct RowPlaces {
  RowPlaces(const TypedTable& table, const std::string& period, Symbols& units, Symbols& periods) {
    std::map<int, Symbols::Id> years;
    for (std::size_t row = 0; row < table.codes.size(); ++row) {
      unit_of.push_back(units.id_of(table.codes[row].text()));
      if (table.periods.empty()) {
        period_of.push_back(periods.id_of(period));
        continue;
      }
      const auto [year, fresh] = years.try_emplace(table.periods[row], 0);
      if (fresh) {
        year->second = periods.id_of(std::to_string(table.periods[row]));
      }
      period_of.push_back(year->second);
    }
  }

  std::vector<Symbols::Id> unit_of;
  std::vector<Symbols::Id> period_of;
};

std::string period_of(const TypedTable& table, std::size_t row, const std::string& period) {
  return table.periods.empty() ? period : std::to_string(table.periods[row]);
}

/// A cell as text, whatever its column holds.
std::optional<std::string> cell_text(const TypedColumn& column, std::size_t row) {
  if (row < column.texts.size()) {
    return column.texts[row];
  }
  return row < column.numbers.size() && column.numbers[row] ? std::optional(fmt::format("{}", *column.numbers[row]))
                                                            : std::nullopt;
}

int year(const std::string& period) {
  return std::atoi(period.c_str());
}

}  // namespace

TableFeed read_table_feed(const Document& document) {
  const Table root = document.root();
  TableFeed feed{.source = root.required("source").text(),
                 .indicator = root.text_or("indicator", ""),
                 .peers = root.text_or("peers", "")};
  if (!feed.peers.empty() && feed.indicator.empty()) {
    throw root.error("'peers' needs 'indicator'", "The peer groups of a table are those of one index.");
  }
  for (const auto& period : root.texts_or("periods", {})) {
    feed.periods.insert(period);
  }
  for (const auto& table : root.tables("value")) {
    feed.values.push_back({table.required("column").text(), table.required("input").text(), zone_of(table)});
    table.finish();
  }
  for (const auto& table : root.tables("weight")) {
    feed.weights.push_back({table.required("column").text(), table.required("statistic").text(), zone_of(table)});
    table.finish();
  }
  root.finish();
  return feed;
}

TableFeeds TableFeeds::read(const Catalog& catalog) {
  TableFeeds feeds;
  for (const auto& definition : catalog.definitions(DefinitionKind::feed)) {
    feeds.list.push_back(read_table_feed(definition.document));
  }
  return feeds;
}

PublishedValues values_of(const TypedTable& table, const TableFeed& feed, const std::string& period) {
  PublishedValues values;
  if (feed.values.empty()) {
    return values;
  }
  const RowPlaces places(table, period, values.units_to_fill(), values.periods_to_fill());
  std::vector<unsigned char> taken;  // by period
  for (Symbols::Id when = 0; when < values.periods().size(); ++when) {
    taken.push_back(feed.periods.empty() || feed.periods.contains(values.periods().text(when)) ? 1 : 0);
  }
  for (const auto& item : feed.values) {
    PublishedColumn& column = values.column_to_fill(item.input, item.zone, table.file);
    each_cell(table, item.column, [&](std::size_t row, double value) {
      if (taken[places.period_of[row]] != 0) {
        column.unit.push_back(places.unit_of[row]);
        column.period.push_back(places.period_of[row]);
        column.value.push_back(value);
        column.line.push_back(static_cast<std::uint32_t>(table.lines[row]));
      }
    });
  }
  return values;
}

PeerGroups peers_of(const TypedTable& table, const TableFeed& feed, const std::string& period) {
  PeerGroups groups;
  const TypedColumn* const column = feed.peers.empty() ? nullptr : table.column(feed.peers);
  for (std::size_t row = 0; column != nullptr && row < table.codes.size(); ++row) {
    if (auto group = cell_text(*column, row)) {
      groups.try_emplace({table.codes[row].text(), period_of(table, row, period)}, *std::move(group));
    }
  }
  return groups;
}

Statistics weights_of(const TypedTable& table, const TableFeed& feed, const std::string& period) {
  Statistics weights;
  if (feed.weights.empty()) {
    return weights;
  }
  Symbols units;
  Symbols periods;
  const RowPlaces places(table, period, units, periods);
  for (Symbols::Id unit = 0; unit < units.size(); ++unit) {
    (void)weights.unit(units.text(unit));  // by the same numbers
  }
  for (const auto& item : feed.weights) {
    std::vector<AmountColumn*> columns(periods.size());
    each_cell(table, item.column, [&](std::size_t row, double value) {
      AmountColumn*& column = columns[places.period_of[row]];
      if (column == nullptr) {
        column = &weights.column_to_fill(item.statistic, item.zone, periods.text(places.period_of[row]));
      }
      column->add(places.unit_of[row], value);
    });
  }
  return weights;
}

Statistics weights_for(const PublishedValues& values, const Statistics& weights, Findings& findings) {
  std::set<std::string> wanted;
  std::set<std::string> known;
  std::vector<unsigned char> used(values.periods().size());
  for (const PublishedColumn& column : values.columns()) {
    for (const auto when : column.period) {
      used[when] = 1;
    }
  }
  for (Symbols::Id when = 0; when < used.size(); ++when) {
    if (used[when] != 0) {
      wanted.insert(values.periods().text(when));
    }
  }
  const auto columns = weights.columns();
  for (const auto& column : columns) {
    known.emplace(column.period);
  }
  Statistics result;
  for (const auto& period : wanted) {
    const auto nearest = std::ranges::min_element(
        known, {}, [&](const std::string& other) { return std::pair(std::abs(year(other) - year(period)), other); });
    if (nearest == known.end()) {
      continue;
    }
    if (*nearest != period) {
      findings.add({.code = "denominador-de-otro-periodo",
                    .severity = Severity::info,
                    .what = {fmt::format("Los valores de {} se agregan con la población de {}", period, *nearest),
                             fmt::format("Values of {} are aggregated with the population of {}", period, *nearest)},
                    .remedy = {"Agregue al proyecto la población de ese periodo.",
                               "Add the population of that period to the project."}});
    }
    for (const auto& column : columns) {
      if (column.period == *nearest) {
        result.add_column(weights, column, period);
      }
    }
  }
  return result;
}

}  // namespace comarca
