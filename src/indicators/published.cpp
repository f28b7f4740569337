// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/published.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

/// Feeds one indicator.
class Feed {
 public:
  Feed(Statistics& statistics, const Indicator& indicator, const Statistics& weights, Findings& findings)
      : statistics_(statistics), indicator_(indicator), weights_(weights), findings_(findings) {}

  void add(const PublishedValue& item) {
    const Input* const input = indicator_.input(item.input);
    if (input == nullptr) {
      throw usage_error(fmt::format("'{}' is no input of '{}'", item.input, indicator_.id));
    }
    if (input->range && (item.value < input->range->first || item.value > input->range->second)) {
      out_of_range(item, *input);
      return;
    }
    if (input->kind == Input::Kind::score) {
      add_score(item);
    } else if (input->kind == Input::Kind::count) {
      statistics_.add(item.place, input_sum(indicator_.id, item.input), item.value);
    } else if (weights_.value(item.place, input->weight) == 0.0) {
      count(of_nobody_, item, *input);
      return;
    } else {
      add_rate(item, *input);
    }
    statistics_.add(item.place, input_cases(indicator_.id, item.input), 1);
    asked_[item.input].emplace(item.place.zone, item.place.period);
  }

  /// One finding for all units that lack the weight of the same input, zone and period.
  void report_lacking() {
    for (const auto& [key, lacking] : lacking_) {
      const auto& [id, zone, period] = key;
      if (!has_weights(lacking.input->weight, std::nullopt)) {
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
      if (!has_weights(lacking.input->weight, lacking.first.place)) {
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
      if (input.weight.empty()) {
        continue;
      }
      for (const auto& place : weights_.places()) {
        if (!asked.contains({place.zone, place.period})) {
          continue;
        }
        if (const auto weight = weights_.value(place, input.weight)) {
          statistics_.add(place, input_universe(indicator_.id, input.id), *weight);
          statistics_.add(place, input_weighed(indicator_.id, input.id), 1);
        }
      }
    }
  }

  /// Counts every unit wherever some unit has the value. Where no unit has the weight, none is aggregated anyway.
  void add_units(const std::vector<std::string>& units) {
    for (const auto& [input, places] : asked_) {
      const std::string& weight = indicator_.input(input)->weight;
      for (const auto& [zone, period] : places) {
        if (!weight.empty() && !has_weights(weight, Place{"", zone, period})) {
          continue;
        }
        for (const auto& unit : units) {
          statistics_.add({unit, zone, period}, input_units(indicator_.id, input), 1);
        }
      }
    }
  }

 private:
  struct Lacking {
    const Input* input;
    PublishedValue first;
    std::size_t units;
  };
  using LackingByPlace = std::map<std::tuple<std::string, Zone, std::string>, Lacking>;

  static void count(LackingByPlace& all, const PublishedValue& item, const Input& input) {
    const auto [entry, fresh] =
        all.try_emplace({input.id, item.place.zone, item.place.period}, Lacking{&input, item, 0});
    ++entry->second.units;
  }

  void add_score(const PublishedValue& item) {
    const std::string score = input_score(indicator_.id, item.input);
    statistics_.mark_alone(score);
    statistics_.add(item.place, score, item.value);
    statistics_.add(item.place, input_sum(indicator_.id, item.input), item.value);
    statistics_.add(item.place, input_weight(indicator_.id, item.input), 1);
  }

  /// Whether any unit has the weight, in the zone and period of a place when one is given.
  bool has_weights(const std::string& weight, const std::optional<Place>& like) const {
    return std::ranges::any_of(weights_.places(), [&](const Place& place) {
      return (!like || (place.zone == like->zone && place.period == like->period)) && weights_.value(place, weight);
    });
  }

  void add_rate(const PublishedValue& item, const Input& input) {
    const std::string sum = input_sum(indicator_.id, item.input);
    const std::string base = input_weight(indicator_.id, item.input);
    const auto weight = weights_.value(item.place, input.weight);
    if (!weight || *weight <= 0) {
      const std::string bare = input_bare(indicator_.id, item.input);
      statistics_.mark_alone(bare);
      statistics_.add(item.place, bare, item.value);
      count(lacking_, item, input);
      return;
    }
    statistics_.add(item.place, sum, item.value * *weight);
    statistics_.add(item.place, base, *weight);
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
  const Statistics& weights_;
  Findings& findings_;
  LackingByPlace lacking_;
  LackingByPlace of_nobody_;
  std::map<std::string, std::set<std::pair<Zone, std::string>>> asked_;  ///< where some unit has the input
};

}  // namespace

void add_published(Statistics& statistics, const Indicator& indicator, const PublishedInputs& published,
                   Findings& findings) {
  Feed feed(statistics, indicator, published.weights, findings);
  for (const auto& item : published.values) {
    feed.add(item);
  }
  feed.report_lacking();
  feed.report_nobody();
  feed.add_universe();
  feed.add_units(published.units);
}

std::vector<PublishedValue> lend(const std::vector<PublishedValue>& own, const std::vector<PublishedValue>& larger,
                                 const Grouping& larger_of, std::set<std::string>& imputed) {
  using Key = std::tuple<Zone, std::string, std::string>;
  std::set<std::pair<std::string, Key>> present;
  for (const auto& item : own) {
    present.insert({item.place.unit, Key{item.place.zone, item.place.period, item.input}});
  }
  std::map<std::string, std::vector<const PublishedValue*>> by_larger;
  for (const auto& item : larger) {
    by_larger[item.place.unit].push_back(&item);
  }
  std::vector<PublishedValue> result = own;
  for (const auto& [unit, group] : larger_of) {
    for (const PublishedValue* const item : by_larger[group]) {
      const Key key{item->place.zone, item->place.period, item->input};
      if (!present.contains({unit, key})) {
        result.push_back({{unit, item->place.zone, item->place.period}, item->input, item->value, item->where});
        imputed.insert(unit + " " + item->input);
      }
    }
  }
  return result;
}

std::vector<PublishedValue> scale_to_national(std::vector<PublishedValue> values, const std::string& input,
                                              const NationalMean& national) {
  double sum = 0;
  double total = 0;
  for (const auto& item : values) {
    const double amount = item.input == input ? national.weights.value(item.place, national.weight).value_or(0) : 0;
    sum += amount * item.value;
    total += amount;
  }
  if (total <= 0 || sum <= 0) {
    throw data_error(fmt::format("'{}' cannot be scaled: no unit has both a value and '{}'", input, national.weight));
  }
  const double factor = national.value / (sum / total);
  for (auto& item : values) {
    if (item.input == input) {
      item.value *= factor;
    }
  }
  return values;
}

}  // namespace comarca
