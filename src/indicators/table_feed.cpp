// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

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

std::string period_of(const TypedTable& table, std::size_t row, const std::string& period) {
  return table.periods.empty() ? period : std::to_string(table.periods[row]);
}

/// Calls `take` with unit, period, value and row of every known cell of a column; a column that is not there is none.
template <class Take>
void each_cell(const TypedTable& table, const std::string& column, const std::string& period, const Take& take) {
  const TypedColumn* const found = table.column(column);
  if (found == nullptr) {
    return;
  }
  for (std::size_t row = 0; row < found->numbers.size() && row < table.codes.size(); ++row) {
    if (found->numbers[row]) {
      take(table.codes[row].text(), period_of(table, row, period), *found->numbers[row], table.lines[row]);
    }
  }
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

std::vector<PublishedValue> values_of(const TypedTable& table, const TableFeed& feed, const std::string& period) {
  std::vector<PublishedValue> values;
  for (const auto& item : feed.values) {
    each_cell(table, item.column, period,
              [&](const std::string& unit, const std::string& when, double value, std::size_t line) {
                if (feed.periods.empty() || feed.periods.contains(when)) {
                  values.push_back(
                      {{unit, item.zone, when}, item.input, value, fmt::format("{}, fila {}", table.file, line)});
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
  for (const auto& item : feed.weights) {
    each_cell(table, item.column, period,
              [&](const std::string& unit, const std::string& when, double value, std::size_t) {
                weights.add({unit, item.zone, when}, item.statistic, value);
              });
  }
  return weights;
}

Statistics weights_for(const std::vector<PublishedValue>& values, const Statistics& weights, Findings& findings) {
  std::set<std::string> wanted;
  std::set<std::string> known;
  for (const auto& item : values) {
    wanted.insert(item.place.period);
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
