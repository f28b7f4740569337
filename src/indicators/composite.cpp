// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/composite.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

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
  Column sorted = values;
  std::ranges::sort(sorted);
  Column result;
  for (const double value : values) {
    const auto same = std::ranges::equal_range(sorted, value);
    const auto below = same.begin() - sorted.begin();
    result.push_back((static_cast<double>(below) + 0.5 * static_cast<double>(same.size())) /
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
  Column sorted = values;
  std::ranges::sort(sorted, std::greater<>());
  std::vector<std::size_t> result;
  for (const double value : values) {
    const auto better = std::ranges::lower_bound(sorted, value, std::greater<>()) - sorted.begin();
    result.push_back(1 + static_cast<std::size_t>(better));
  }
  return result;
}

/// Units that have every part, with their values part by part, in order of their codes.
struct CompleteUnits {
  std::vector<std::string> units;
  std::vector<Column> columns;
};

CompleteUnits complete_units(const CompositeRule& rule, const FigureTable& figures, Level level) {
  const std::size_t parts = rule.parts.size();
  std::vector<Column> values(parts, Column(figures.units().size()));
  std::vector<std::size_t> known(figures.units().size());
  const auto periods = composite_periods(rule, figures, level);
  for (std::size_t part = 0; part < parts; ++part) {
    const FigureColumn* const column = part_column(figures, rule.parts[part], level, periods[part]);
    for (std::size_t row = 0; column != nullptr && row < column->size(); ++row) {
      if (column->value.has(row)) {
        values[part][(*column->units)[row]] = column->value[row];
        ++known[(*column->units)[row]];
      }
    }
  }
  CompleteUnits complete{{}, std::vector<Column>(parts)};
  for (const auto unit : figures.units().in_order()) {
    if (known[unit] == parts) {
      complete.units.push_back(figures.units().text(unit));
      for (std::size_t part = 0; part < parts; ++part) {
        complete.columns[part].push_back(values[part][unit]);
      }
    }
  }
  return complete;
}

}  // namespace

const FigureColumn* part_column(const FigureTable& figures, const CompositeRule::Part& part, Level level,
                                const std::string& period) {
  const auto found = std::ranges::find_if(figures.columns(), [&](const FigureColumn& column) {
    return column.is(part.indicator, part.figure, level) && column.zone == Zone::total && column.period == period;
  });
  return found == figures.columns().end() ? nullptr : &*found;
}

std::vector<std::string> composite_periods(const CompositeRule& rule, const FigureTable& figures, Level level) {
  std::vector<std::string> periods;
  for (const auto& part : rule.parts) {
    std::map<std::string, std::size_t> with_value;  // by period
    std::vector<unsigned char> any(figures.units().size());
    for (const FigureColumn& column : figures.columns()) {
      if (!column.is(part.indicator, part.figure, level) || column.zone != Zone::total || column.value.empty()) {
        continue;
      }
      with_value[column.period] = column.value.count();
      for (std::size_t row = 0; row < column.size(); ++row) {
        any[(*column.units)[row]] |= static_cast<unsigned char>(column.value.has(row) ? 1 : 0);
      }
    }
    const auto units = static_cast<std::size_t>(std::ranges::count(any, 1));
    std::string best;
    std::size_t most = 0;
    for (const auto& [period, count] : with_value) {
      if (2 * count > units || count >= most) {
        best = period;
      }
      most = std::max(most, count);
    }
    periods.push_back(best);
  }
  return periods;
}

std::vector<CompositeValue> compute_composite(const CompositeRule& rule, const FigureTable& figures, Level level) {
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
