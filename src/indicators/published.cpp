// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/published.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

using Unit = Statistics::Unit;

/// Units that lack the same.
struct Lacking {
  const Input* input = nullptr;
  PublishedValue first = {};
  std::size_t units = 0;
};

/// One input in one zone and period: its columns, found when first needed, and what it lacks.
struct InputFeed {
  const Input& input;
  Zone zone = Zone::total;
  std::string_view period;
  const AmountColumn* weights = nullptr;  ///< what the units weigh; null without any
  AmountColumn* sum = nullptr;
  AmountColumn* weight = nullptr;  ///< of a rate, or entities of a score
  AmountColumn* alone = nullptr;   ///< a score, or a rate without its weight
  AmountColumn* cases = nullptr;
  Lacking* lacking = nullptr;    ///< the weight
  Lacking* of_nobody = nullptr;  ///< a weight above zero
  std::size_t taken = 0;
};

/// Feeds one indicator.
class Feed {
 public:
  Feed(Statistics& statistics, const Indicator& indicator, const PublishedInputs& published, Findings& findings)
      : statistics_(statistics),
        indicator_(indicator),
        values_(published.values),
        weights_(published.weights),
        findings_(findings) {
    for (Symbols::Id unit = 0; unit < values_.units().size(); ++unit) {
      unit_of_.push_back(statistics_.unit(values_.units().text(unit)));
      weigher_of_.push_back(weights_.units().find(values_.units().text(unit)));
    }
    for (const auto& column : weights_.columns()) {
      weighing_.emplace(column.statistic);
    }
  }

  void add(const PublishedColumn& column) {
    if (column.size() == 0) {
      return;
    }
    const Input* const input = indicator_.input(column.input);
    if (input == nullptr) {
      throw usage_error(fmt::format("'{}' is no input of '{}'", column.input, indicator_.id));
    }
    std::vector<std::optional<InputFeed>> by_period(values_.periods().size());
    for (std::size_t row = 0; row < column.size(); ++row) {
      const double value = column.value[row];
      if (input->range && (value < input->range->first || value > input->range->second)) {
        out_of_range(values_.row(column, row), *input);
        continue;
      }
      auto& feed = by_period[column.period[row]];
      if (!feed) {
        feed.emplace(feed_of(*input, column.zone, values_.periods().text(column.period[row])));
      }
      add_value(*feed, column, row);
    }
    for (Symbols::Id period = 0; period < by_period.size(); ++period) {
      if (by_period[period] && by_period[period]->taken > 0) {
        asked_[column.input].emplace(column.zone, values_.periods().text(period));
      }
    }
  }

  /// One finding for all units that lack the weight of the same input, zone and period.
  void report_lacking() {
    for (const auto& [key, lacking] : lacking_) {
      const auto& [id, zone, period] = key;
      if (!weighing_.contains(lacking.input->weight)) {
        continue;  // a project without populations: every figure above says why it is missing
      }
      Finding lack = finding(
          "sin-denominador", lacking.first,
          {fmt::format("{} ({}): {} sin '{}' en {}; su valor queda en su nivel y no se agrega", lacking.input->name.es,
                       zone_code(zone), counted(lacking.units, "unidad", "unidades"), lacking.input->weight, period),
           fmt::format("{} ({}): {} without '{}' in {}; their value stays at its level and is not aggregated",
                       lacking.input->name.en, zone_code(zone), counted(lacking.units, "unit", "units"),
                       lacking.input->weight, period)},
          {"Agregue la población de esas unidades, en esa zona y ese periodo.",
           "Add the population of those units, in that zone and period."});
      // Some without it make the sum of the others partial; all without it is how the table was published.
      if (weights_.column(lacking.input->weight, zone, period) == nullptr) {
        lack.severity = Severity::info;
      }
      findings_.add(std::move(lack));
    }
  }

  /// One finding for all rates of the same input, zone and period where nobody lives: tables write zero there.
  void report_nobody() {
    for (const auto& [key, none] : of_nobody_) {
      const auto& [id, zone, period] = key;
      Finding lack =
          finding("tasa-de-nadie", none.first,
                  {fmt::format("{} ({}, {}): {} donde '{}' es 0; su valor no se usa", none.input->name.es,
                               zone_code(zone), period, counted(none.units, "unidad", "unidades"), none.input->weight),
                   fmt::format("{} ({}, {}): {} where '{}' is 0; their value is not used", none.input->name.en,
                               zone_code(zone), period, counted(none.units, "unit", "units"), none.input->weight)},
                  {"Si allí vive alguien, corrija la población.", "If somebody lives there, mend the population."});
      lack.severity = Severity::info;
      findings_.add(std::move(lack));
    }
  }

  /// Counts every unit that has the weight, whether it has the value or not, wherever some unit has some value.
  void add_universe() {
    std::set<std::pair<Zone, std::string>> asked;
    for (const auto& [input, places] : asked_) {
      asked.insert(places.begin(), places.end());
    }
    for (const auto& input : indicator_.inputs) {
      for (const auto& [zone, period] : asked) {
        const AmountColumn* const weights =
            input.weight.empty() ? nullptr : weights_.column(input.weight, zone, period);
        if (weights == nullptr) {
          continue;
        }
        AmountColumn& universe = statistics_.column_to_fill(input_universe(indicator_.id, input.id), zone, period);
        AmountColumn& weighed = statistics_.column_to_fill(input_weighed(indicator_.id, input.id), zone, period);
        for (Unit unit = 0; unit < weights->size(); ++unit) {
          if (weights->has(unit)) {
            const Unit mine = statistics_.unit(weights_.units().text(unit));
            universe.add(mine, (*weights)[unit]);
            weighed.add(mine, 1);
          }
        }
      }
    }
  }

  /// Counts every unit wherever some unit has the value. Where no unit has the weight, none is aggregated anyway.
  void add_units(const std::vector<std::string>& units) {
    std::vector<Unit> numbers;
    for (const auto& unit : units) {
      numbers.push_back(statistics_.unit(unit));
    }
    for (const auto& [input, places] : asked_) {
      const std::string& weight = indicator_.input(input)->weight;
      for (const auto& [zone, period] : places) {
        if (!weight.empty() && weights_.column(weight, zone, period) == nullptr) {
          continue;
        }
        AmountColumn& all = statistics_.column_to_fill(input_units(indicator_.id, input), zone, period);
        for (const Unit unit : numbers) {
          all.add(unit, 1);
        }
      }
    }
  }

 private:
  using LackingByPlace = std::map<std::tuple<std::string, Zone, std::string>, Lacking>;

  /// One entry for all of the same input, zone and period, whatever file they are in.
  void count(Lacking*& known, LackingByPlace& all, const PublishedColumn& column, std::size_t row) {
    if (known == nullptr) {
      const auto [entry, fresh] =
          all.try_emplace({column.input, column.zone, values_.periods().text(column.period[row])});
      if (fresh) {
        entry->second = {indicator_.input(column.input), values_.row(column, row), 0};
      }
      known = &entry->second;
    }
    ++known->units;
  }

  InputFeed feed_of(const Input& input, Zone zone, const std::string& period) const {
    return {.input = input,
            .zone = zone,
            .period = period,
            .weights = input.weight.empty() ? nullptr : weights_.column(input.weight, zone, period)};
  }

  /// A column of a feed, by what makes its name.
  AmountColumn& column(const InputFeed& feed, AmountColumn*& known,
                       std::string (*name)(const std::string&, const std::string&)) {
    if (known == nullptr) {
      known = &statistics_.column_to_fill(name(indicator_.id, feed.input.id), feed.zone, feed.period);
    }
    return *known;
  }

  void add_value(InputFeed& feed, const PublishedColumn& published, std::size_t row) {
    const Unit unit = unit_of_[published.unit[row]];
    switch (feed.input.kind) {
      case Input::Kind::score:
        add_score(feed, unit, published.value[row]);
        break;
      case Input::Kind::count:
        column(feed, feed.sum, input_sum).add(unit, published.value[row]);
        break;
      case Input::Kind::rate:
        if (!add_rate(feed, published, row)) {
          return;
        }
        break;
    }
    column(feed, feed.cases, input_cases).add(unit, 1);
    ++feed.taken;
  }

  void add_score(InputFeed& feed, Unit unit, double value) {
    if (feed.alone == nullptr) {
      statistics_.mark_alone(input_score(indicator_.id, feed.input.id));
    }
    column(feed, feed.alone, input_score).add(unit, value);
    column(feed, feed.sum, input_sum).add(unit, value);
    column(feed, feed.weight, input_weight).add(unit, 1);
  }

  /// False where nobody lives.
  bool add_rate(InputFeed& feed, const PublishedColumn& published, std::size_t row) {
    const Unit unit = unit_of_[published.unit[row]];
    const double value = published.value[row];
    const auto weigher = weigher_of_[published.unit[row]];
    const auto weight = feed.weights != nullptr && weigher ? feed.weights->at(*weigher) : std::nullopt;
    if (weight == 0.0) {
      count(feed.of_nobody, of_nobody_, published, row);
      return false;
    }
    if (weight && *weight > 0) {
      column(feed, feed.sum, input_sum).add(unit, value * *weight);
      column(feed, feed.weight, input_weight).add(unit, *weight);
      return true;
    }
    if (feed.alone == nullptr) {
      statistics_.mark_alone(input_bare(indicator_.id, feed.input.id));
    }
    column(feed, feed.alone, input_bare).add(unit, value);
    count(feed.lacking, lacking_, published, row);
    return true;
  }

  void out_of_range(const PublishedValue& item, const Input& input) {
    findings_.add(finding("valor-fuera-de-rango", item,
                          {fmt::format("{} = {} está fuera de {}–{}: no se usa", input.name.es, item.value,
                                       input.range->first, input.range->second),
                           fmt::format("{} = {} is outside {}–{}: it is not used", input.name.en, item.value,
                                       input.range->first, input.range->second)},
                          {"Corrija el valor en la tabla.", "Mend the value in the table."}));
  }

  Finding finding(std::string code, const PublishedValue& item, Text what, Text remedy) const {
    return {.code = std::move(code),
            .severity = Severity::warning,
            .layer = indicator_.id,
            .unit = item.place.unit,
            .where = item.where,
            .what = std::move(what),
            .remedy = std::move(remedy)};
  }

  Statistics& statistics_;
  const Indicator& indicator_;
  const PublishedValues& values_;
  const Statistics& weights_;
  Findings& findings_;
  std::vector<Unit> unit_of_;                    ///< by unit of the values
  std::vector<std::optional<Unit>> weigher_of_;  ///< the same among the weights
  std::set<std::string, std::less<>> weighing_;  ///< statistics that any unit has as its weight
  LackingByPlace lacking_;
  LackingByPlace of_nobody_;
  std::map<std::string, std::set<std::pair<Zone, std::string>>> asked_;  ///< where some unit has the input
};

}  // namespace

void add_published(Statistics& statistics, const Indicator& indicator, const PublishedInputs& published,
                   Findings& findings) {
  Feed feed(statistics, indicator, published, findings);
  for (const auto& column : published.values.columns()) {
    feed.add(column);
  }
  feed.report_lacking();
  feed.report_nobody();
  feed.add_universe();
  feed.add_units(published.units);
}

PublishedValues lend(const PublishedValues& own, const PublishedValues& larger, const Grouping& larger_of,
                     std::set<std::string>& imputed) {
  struct Cell {
    const PublishedColumn* column;
    std::size_t row;
  };
  std::map<std::string_view, std::vector<Cell>> by_larger;
  for (const PublishedColumn& column : larger.columns()) {
    for (std::size_t row = 0; row < column.size(); ++row) {
      by_larger[larger.units().text(column.unit[row])].push_back({&column, row});
    }
  }
  // Each smaller unit with what its larger one has; what it has itself is not asked for.
  PublishedValues lent;
  for (const auto& [unit, group] : larger_of) {
    for (const auto& [from, row] : by_larger[group]) {
      PublishedColumn& column = lent.column_to_fill(from->input, from->zone, from->file);
      column.unit.push_back(lent.units_to_fill().id_of(unit));
      column.period.push_back(lent.periods_to_fill().id_of(larger.periods().text(from->period[row])));
      column.value.push_back(from->value[row]);
      column.line.push_back(from->line[row]);
    }
  }
  const PublishedKeys present(own);
  PublishedValues result = own;
  keep_rows(lent, [&](const PublishedColumn& column, std::size_t row) {
    const bool missing = !present.contains(lent, column, row);
    if (missing) {
      imputed.insert(lent.units().text(column.unit[row]) + " " + column.input);
    }
    return missing;
  });
  result.append(lent);
  return result;
}

PublishedValues scale_to_national(PublishedValues values, const std::string& input, const NationalMean& national) {
  double sum = 0;
  double total = 0;
  for (const PublishedColumn& column : values.columns()) {
    for (std::size_t row = 0; column.input == input && row < column.size(); ++row) {
      const double amount = national.weights.value(values.row(column, row).place, national.weight).value_or(0);
      sum += amount * column.value[row];
      total += amount;
    }
  }
  if (total <= 0 || sum <= 0) {
    throw data_error(fmt::format("'{}' cannot be scaled: no unit has both a value and '{}'", input, national.weight));
  }
  const double factor = national.value / (sum / total);
  for (PublishedColumn& column : values.columns_to_fill()) {
    for (double& value : column.value) {
      value *= column.input == input ? factor : 1;
    }
  }
  return values;
}

}  // namespace comarca
