// SPDX-License-Identifier: Apache-2.0
#include "pipeline/published_tables.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/level.hpp"

namespace comarca {
namespace {

/// Takes tables one by one.
class Reading {
 public:
  /// `compared` are the indices that have peer groups.
  Reading(const Territory& territory, std::set<std::string> compared, Findings& findings)
      : territory_(territory), compared_(std::move(compared)), findings_(findings) {}

  void take(const ProjectTable& table, const TableFeed& feed) {
    const bool lends = table.source.level == Level::department;
    const auto period = table.source.vintage.substr(0, 4);
    add_missing(weights_of(table.table, feed, period), table.name);
    PublishedValues more = values_of(table.table, feed, period);
    if (lends) {
      larger_[feed.indicator].append(more);
    } else {
      if (compared_.contains(feed.indicator)) {
        take_outside(feed.indicator, in_territory(more, Side::outside));
      }
      add_new(result_.values[feed.indicator], in_territory(std::move(more), Side::inside), table);
      take_peers(table, feed, period);
    }
    result_.sources[feed.indicator].insert(table.source.citation.empty() ? table.source.title.es
                                                                         : table.source.citation);
  }

  void take_national(const TableMapping& mapping) {
    for (const auto& [input, value] : mapping.national) {
      result_.national[mapping.feed.indicator][input] = value;
    }
  }

  PublishedTables finish() {
    Grouping departments;
    for (const auto& unit : territory_.municipalities) {
      departments[unit.code] = territory_.departments[unit.department].code;
    }
    for (const auto& [indicator, larger] : larger_) {
      auto& values = result_.values[indicator];
      values = lend(values, larger, departments, result_.imputed[indicator]);
    }
    return std::move(result_);
  }

 private:
  /// Two tables may give the same population: the first one counts.
  void add_missing(const Statistics& more, const std::string& table) {
    std::map<std::pair<std::string, std::string>, std::size_t> unlike;
    for (const auto& [name, zone, period, amounts] : more.columns()) {
      AmountColumn& known = result_.weights.column_to_fill(name, zone, period);
      const std::pair key{std::string(name), std::string(period)};
      for (Statistics::Unit unit = 0; unit < amounts->size(); ++unit) {
        if (!amounts->has(unit)) {
          continue;
        }
        const auto mine = result_.weights.unit(more.units().text(unit));
        if (!known.has(mine)) {
          known.add(mine, (*amounts)[unit]);
          givers_.try_emplace(key, table);
        } else if (std::abs(known[mine] - (*amounts)[unit]) > kSameCount) {
          ++unlike[key];
        }
      }
    }
    for (const auto& [key, units] : unlike) {
      const auto& [name, period] = key;
      findings_.add(
          {.code = "denominador-de-otra-tabla",
           .severity = Severity::info,
           .layer = table,
           .where = fmt::format("{} {}", name, period),
           .what = {fmt::format("'{}' de {}: {} en «{}» no es el de «{}», que es el que pesa en los agregados", name,
                                period, counted(units, "valor", "valores"), table, givers_.at(key)),
                    fmt::format("'{}' of {}: {} of \"{}\" differ from \"{}\", which is what weighs in aggregates", name,
                                period, counted(units, "value", "values"), table, givers_.at(key))},
           .remedy = {"Ponga primero la tabla que prefiera.", "Put the table you prefer first."}});
    }
  }

  enum class Side { inside, outside };

  /// The values of units that are part of the territory, or of those that are not.
  PublishedValues in_territory(PublishedValues values, Side side) const {
    std::vector<unsigned char> kept;  // by unit
    for (Symbols::Id unit = 0; unit < values.units().size(); ++unit) {
      const bool inside = territory_.find(values.units().text(unit)).has_value();
      kept.push_back(inside == (side == Side::inside) ? 1 : 0);
    }
    keep_rows(values, [&kept](const PublishedColumn& column, std::size_t row) { return kept[column.unit[row]] != 0; });
    return values;
  }

  /// Leaves out what others have already; returns how many values that were.
  static std::size_t leave_out(PublishedValues& values, const PublishedValues& others) {
    const std::size_t all = values.size();
    if (!others.empty()) {
      const PublishedKeys known(others);
      keep_rows(values,
                [&](const PublishedColumn& column, std::size_t row) { return !known.contains(values, column, row); });
    }
    return all - values.size();
  }

  /// Two tables may give the same value of a place: the first one counts, and adding both would double it.
  void add_new(PublishedValues& all, PublishedValues more, const ProjectTable& table) const {
    const std::size_t repeated = leave_out(more, all);
    all.append(more);
    if (repeated > 0) {
      findings_.add({.code = "valor-de-otra-tabla",
                     .severity = Severity::info,
                     .layer = table.name,
                     .where = table.record.file,
                     .what = {fmt::format("{} ya en una tabla anterior del proyecto: vale la primera.",
                                          counted(repeated, "valor está", "valores están")),
                              fmt::format("{} already in an earlier table of the project: the first one counts.",
                                          counted(repeated, "value is", "values are"))},
                     .remedy = {"Ponga primero la tabla que prefiera.", "Put the table you prefer first."}});
    }
  }

  /// Who lies outside the limits may be a peer of who lies inside.
  void take_outside(const std::string& indicator, PublishedValues more) {
    PublishedValues& all = result_.beyond_limits[indicator];
    leave_out(more, all);
    all.append(more);
  }

  /// Of two tables that give the group of a unit, the first one counts.
  void take_peers(const ProjectTable& table, const TableFeed& feed, const std::string& period) {
    if (auto groups = peers_of(table.table, feed, period); !groups.empty()) {
      result_.peers[feed.indicator].merge(std::move(groups));
      result_.peer_columns.try_emplace(
          feed.indicator, fmt::format("{} ({})", table.table.column(feed.peers)->header, table.record.file));
    }
  }

  static constexpr double kSameCount = 0.5;  ///< of people

  const Territory& territory_;
  std::set<std::string> compared_;
  Findings& findings_;
  PublishedTables result_;
  std::map<std::string, PublishedValues> larger_;                      ///< of departments
  std::map<std::pair<std::string, std::string>, std::string> givers_;  ///< first table of a weight and period
};

using FeedingTable = std::pair<const ProjectTable*, TableFeed>;

/// What each table feeds, in order: what it says of itself, and then what is known of its source.
std::vector<FeedingTable> feeding_tables(const std::vector<ProjectTable>& tables, const std::vector<TableFeed>& known) {
  std::vector<FeedingTable> feeding;
  for (const auto& table : tables) {
    if (table.mapping) {
      feeding.emplace_back(&table, table.mapping->feed);
    }
    for (const auto& feed : known) {
      if (feed.source == table.source.id) {
        feeding.emplace_back(&table, feed);
      }
    }
  }
  return feeding;
}

}  // namespace

PublishedTables read_published_tables(const std::vector<ProjectTable>& tables, const std::vector<TableFeed>& feeds,
                                      const Territory& territory, Findings& findings) {
  const auto feeding = feeding_tables(tables, feeds);
  std::set<std::string> compared;
  for (const auto& [table, feed] : feeding) {
    if (!feed.peers.empty()) {
      compared.insert(feed.indicator);
    }
  }
  Reading reading(territory, std::move(compared), findings);
  for (const auto& [table, feed] : feeding) {
    reading.take(*table, feed);
  }
  for (const auto& table : tables) {
    if (table.mapping) {
      reading.take_national(*table.mapping);
    }
  }
  return reading.finish();
}

namespace {

/// The first value of an input that is not zero.
std::optional<double> first_value(const PublishedValues& values, const std::string& input) {
  for (const PublishedColumn& column : values.columns()) {
    const auto found = std::ranges::find_if(column.value, [](double value) { return value != 0; });
    if (column.input == input && found != column.value.end()) {
      return *found;
    }
  }
  return std::nullopt;
}

}  // namespace

void scale_to_national(PublishedValues& values, const NationalMeans& means, Findings& findings) {
  const auto& [indicator, national, weights] = means;
  for (const auto& [id, value] : national) {
    const Input* const input = indicator.input(id);
    if (input == nullptr || input->weight.empty()) {
      throw usage_error(fmt::format("'{}' of '{}' has no weighted mean to scale", id, indicator.id));
    }
    const double before = first_value(values, id).value_or(1);
    values = scale_to_national(std::move(values), id, {value, weights, input->weight});
    const auto after = first_value(values, id);
    const double factor = after ? *after / before : 1;
    findings.add(
        {.code = "escalado-al-nacional",
         .severity = Severity::info,
         .layer = indicator.id,
         .where = id,
         .what = {fmt::format("{}: multiplicado por {:.6f} para que su media sea {}", input->name.es, factor, value),
                  fmt::format("{}: multiplied by {:.6f} so that its mean is {}", input->name.en, factor, value)},
         .remedy = {"Quite [table.national] si los valores ya son comparables.",
                    "Take [table.national] away if the values are comparable already."}});
  }
}

}  // namespace comarca
