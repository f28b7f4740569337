// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/composite.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

constexpr double kNudge = 0.25;  ///< how far each weight is moved to see what hangs on it

using Column = std::vector<double>;

void check(const CompositeRule& rule) {
  if (rule.parts.empty()) {
    throw usage_error(fmt::format("the composite '{}' has no parts", rule.id));
  }
  for (const auto& part : rule.parts) {
    if (!(part.weight > 0)) {
      throw usage_error(fmt::format("the weight of '{}' in '{}' must be above zero", part.figure, rule.id));
    }
  }
  if (rule.normalise == CompositeRule::Normalise::z_score && rule.aggregate == CompositeRule::Aggregate::geometric) {
    throw usage_error(fmt::format("'{}' puts z-scores into a geometric mean", rule.id), {},
                      "Normalise by range, or aggregate arithmetically.");
  }
}

Column by_range(const Column& values) {
  const auto [low, high] = std::ranges::minmax(values);
  Column result;
  for (const double value : values) {
    result.push_back(high > low ? (value - low) / (high - low) : 0.5);
  }
  return result;
}

Column by_rank(const Column& values) {
  Column result;
  for (const double value : values) {
    const auto below = std::ranges::count_if(values, [value](double other) { return other < value; });
    const auto same = std::ranges::count(values, value);
    result.push_back((static_cast<double>(below) + 0.5 * static_cast<double>(same)) /
                     static_cast<double>(values.size()));
  }
  return result;
}

Column by_z_score(const Column& values) {
  const auto count = static_cast<double>(values.size());
  double mean = 0;
  for (const double value : values) {
    mean += value / count;
  }
  double variance = 0;
  for (const double value : values) {
    variance += (value - mean) * (value - mean) / count;
  }
  Column result;
  for (const double value : values) {
    result.push_back(variance > 0 ? (value - mean) / std::sqrt(variance) : 0);
  }
  return result;
}

Column normalised(const Column& values, const CompositeRule& rule, const CompositeRule::Part& part) {
  Column turned = values;
  if (part.better == CompositeRule::Better::less) {
    std::ranges::transform(turned, turned.begin(), [](double value) { return -value; });
  }
  switch (rule.normalise) {
    case CompositeRule::Normalise::range:
      return by_range(turned);
    case CompositeRule::Normalise::rank:
      return by_rank(turned);
    case CompositeRule::Normalise::z_score:
      break;
  }
  return by_z_score(turned);
}

Column aggregated(const std::vector<Column>& parts, const Column& weights, CompositeRule::Aggregate aggregate) {
  double total = 0;
  for (const double weight : weights) {
    total += weight;
  }
  Column result(parts.front().size(), aggregate == CompositeRule::Aggregate::geometric ? 1 : 0);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (std::size_t unit = 0; unit < result.size(); ++unit) {
      const double share = weights[part] / total;
      if (aggregate == CompositeRule::Aggregate::geometric) {
        result[unit] *= std::pow(parts[part][unit], share);
      } else {
        result[unit] += share * parts[part][unit];
      }
    }
  }
  return result;
}

std::vector<std::size_t> ranks(const Column& values) {
  std::vector<std::size_t> result;
  for (const double value : values) {
    result.push_back(
        1 + static_cast<std::size_t>(std::ranges::count_if(values, [value](double other) { return other > value; })));
  }
  return result;
}

/// Units that have every part, with their values part by part.
std::pair<std::vector<std::string>, std::vector<Column>> complete_units(const CompositeRule& rule,
                                                                        const std::vector<Figure>& figures,
                                                                        Level level) {
  std::map<std::string, std::map<std::size_t, double>> found;
  const auto periods = composite_periods(rule, figures, level);
  for (const auto& figure : figures) {
    for (std::size_t part = 0; part < rule.parts.size(); ++part) {
      if (figure.value && is_part(figure, rule.parts[part], level, periods[part])) {
        found[figure.place.unit][part] = *figure.value;
      }
    }
  }
  std::vector<std::string> units;
  std::vector<Column> columns(rule.parts.size());
  for (const auto& [unit, values] : found) {
    if (values.size() == rule.parts.size()) {
      units.push_back(unit);
      for (const auto& [part, value] : values) {
        columns[part].push_back(value);
      }
    }
  }
  return {units, columns};
}

}  // namespace

bool is_part(const Figure& figure, const CompositeRule::Part& part, Level level, const std::string& period) {
  return figure.level == level && figure.place.zone == Zone::total && figure.place.period == period &&
         figure.indicator == part.indicator && figure.figure == part.figure;
}

std::vector<std::string> composite_periods(const CompositeRule& rule, const std::vector<Figure>& figures, Level level) {
  std::vector<std::string> periods;
  for (const auto& part : rule.parts) {
    std::map<std::string, std::set<std::string>> units_of;  // by period
    std::set<std::string> units;
    for (const auto& figure : figures) {
      if (figure.value && is_part(figure, part, level, figure.place.period)) {
        units_of[figure.place.period].insert(figure.place.unit);
        units.insert(figure.place.unit);
      }
    }
    std::string best;
    std::size_t most = 0;
    for (const auto& [period, with_value] : units_of) {
      if (2 * with_value.size() > units.size() || with_value.size() >= most) {
        best = period;
      }
      most = std::max(most, with_value.size());
    }
    periods.push_back(best);
  }
  return periods;
}

std::vector<CompositeValue> compute_composite(const CompositeRule& rule, const std::vector<Figure>& figures,
                                              Level level) {
  check(rule);
  auto [units, columns] = complete_units(rule, figures, level);
  if (units.empty()) {
    return {};
  }
  Column weights;
  for (std::size_t part = 0; part < rule.parts.size(); ++part) {
    columns[part] = normalised(columns[part], rule, rule.parts[part]);
    weights.push_back(rule.parts[part].weight);
  }
  const Column values = aggregated(columns, weights, rule.aggregate);
  const auto own = ranks(values);
  std::vector<CompositeValue> result;
  for (std::size_t i = 0; i < units.size(); ++i) {
    result.push_back({units[i], values[i], own[i], own[i], own[i]});
  }
  for (std::size_t part = 0; part < weights.size(); ++part) {
    for (const double factor : {1 - kNudge, 1 + kNudge}) {
      Column moved = weights;
      moved[part] *= factor;
      const auto other = ranks(aggregated(columns, moved, rule.aggregate));
      for (std::size_t i = 0; i < result.size(); ++i) {
        result[i].best_rank = std::min(result[i].best_rank, other[i]);
        result[i].worst_rank = std::max(result[i].worst_rank, other[i]);
      }
    }
  }
  return result;
}

}  // namespace comarca
