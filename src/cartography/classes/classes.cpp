// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/classes.hpp"

#include "cartography/classes/jenks.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/cartography/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace comarca {
namespace {

constexpr std::size_t kMostClasses = 12;

Tally tally_of(std::span<const double> values) {
  std::vector<double> sorted;
  std::ranges::copy_if(values, std::back_inserter(sorted), [](double value) { return std::isfinite(value); });
  std::ranges::sort(sorted);
  Tally tally;
  for (const double value : sorted) {
    if (tally.values.empty() || tally.values.back() != value) {
      tally.values.push_back(value);
      tally.counts.push_back(0);
    }
    tally.counts.back() += 1;
  }
  return tally;
}

/// A break between two neighbouring values, as short as can be.
double break_before(const Tally& tally, std::size_t start) {
  return shortest_between(tally.values[start - 1], tally.values[start]);
}

std::vector<double> jenks_breaks(const Tally& tally, std::size_t count) {
  std::vector<double> breaks;
  for (const std::size_t start : jenks_starts(tally, std::min(count, tally.values.size()))) {
    breaks.push_back(break_before(tally, start));
  }
  return breaks;
}

std::vector<double> quantile_breaks(const Tally& tally, std::size_t count) {
  double total = 0;
  for (const double occurrences : tally.counts) {
    total += occurrences;
  }
  std::vector<double> breaks;
  double below = tally.counts[0];
  std::size_t start = 1;
  for (std::size_t i = 1; i < count; ++i) {
    const double wanted = total * static_cast<double>(i) / static_cast<double>(count);
    // A group of equal values goes whole to the side that leaves the classes nearer to even.
    while (start < tally.values.size() && std::abs(below + tally.counts[start] - wanted) <= std::abs(below - wanted)) {
      below += tally.counts[start++];
    }
    if (start < tally.values.size()) {
      breaks.push_back(break_before(tally, start));
    }
  }
  return breaks;
}

std::vector<double> equal_breaks(const Tally& tally, std::size_t count) {
  std::vector<double> breaks;
  for (std::size_t i = 1; i < count; ++i) {
    breaks.push_back(
        std::lerp(tally.values.front(), tally.values.back(), static_cast<double>(i) / static_cast<double>(count)));
  }
  return breaks;
}

/// Breaks one standard deviation apart: half a one and one and a half from the mean with an even number of breaks
/// (an odd number of classes), else the mean itself and whole ones.
std::vector<double> deviation_breaks(const Tally& tally, std::size_t count) {
  double weight = 0;
  double sum = 0;
  for (std::size_t i = 0; i < tally.values.size(); ++i) {
    weight += tally.counts[i];
    sum += tally.values[i] * tally.counts[i];
  }
  const double mean = sum / weight;
  double squares = 0;
  for (std::size_t i = 0; i < tally.values.size(); ++i) {
    squares += (tally.values[i] - mean) * (tally.values[i] - mean) * tally.counts[i];
  }
  const double deviation = std::sqrt(squares / weight);
  std::vector<double> breaks;
  for (std::size_t i = 1; i < count; ++i) {
    breaks.push_back(mean + deviation * (static_cast<double>(i) - static_cast<double>(count) / 2));
  }
  return breaks;
}

std::vector<double> breaks_of(const Tally& tally, const ClassSpec& spec) {
  switch (spec.method) {
    case ClassMethod::jenks:
      return jenks_breaks(tally, spec.count);
    case ClassMethod::quantiles:
      return quantile_breaks(tally, spec.count);
    case ClassMethod::equal:
      return equal_breaks(tally, spec.count);
    case ClassMethod::standard_deviation:
      return deviation_breaks(tally, spec.count);
    case ClassMethod::thresholds:
      break;
  }
  return spec.thresholds;
}

void check(const ClassSpec& spec) {
  if (spec.method == ClassMethod::thresholds) {
    const bool ascends =
        std::ranges::adjacent_find(spec.thresholds, std::ranges::greater_equal()) == spec.thresholds.end();
    if (spec.thresholds.empty() || !ascends ||
        !std::ranges::all_of(spec.thresholds, [](double v) { return std::isfinite(v); })) {
      throw usage_error("thresholds must be finite numbers in ascending order", {}, "For example: 40, 60, 70, 80.");
    }
    if (!spec.names.empty() && spec.names.size() != spec.thresholds.size() + 1) {
      throw usage_error(fmt::format("{} thresholds make {} classes, but {} names are given", spec.thresholds.size(),
                                    spec.thresholds.size() + 1, spec.names.size()));
    }
    return;
  }
  if (spec.count < 1 || spec.count > kMostClasses) {
    throw usage_error(fmt::format("{} classes cannot be told apart on a map", spec.count), {}, "Ask for 1 to 12.");
  }
}

/// Breaks that leave no value on one of their sides say nothing.
void drop_useless(std::vector<double>& breaks, const Tally& tally) {
  std::erase_if(breaks, [&](double value) { return value <= tally.values.front() || value > tally.values.back(); });
  breaks.erase(std::ranges::unique(breaks).begin(), breaks.end());
}

/// Computed breaks keep two digits more than the width of a class has: nobody reads the rest.
void shorten(std::vector<double>& breaks, const Tally& tally) {
  const double width = (tally.values.back() - tally.values.front()) / static_cast<double>(breaks.size() + 1);
  const double scale = std::pow(10.0, 2 - std::floor(std::log10(width)));
  for (double& value : breaks) {
    value = std::round(value * scale) / scale;
  }
}

/// Makes a break of the middle; a break beside it with no value between the two gives way to it.
void split_at(std::vector<double>& breaks, const Tally& tally, double middle) {
  if (middle <= tally.values.front() || middle > tally.values.back()) {
    return;
  }
  const auto nothing_between = [&](double from, double to) {
    const auto first = std::ranges::lower_bound(tally.values, from);
    return first == tally.values.end() || *first >= to;
  };
  std::erase_if(breaks, [&](double value) {
    return value == middle || nothing_between(std::min(value, middle), std::max(value, middle));
  });
  breaks.insert(std::ranges::upper_bound(breaks, middle), middle);
}

/// Whole numbers of a short range by class; nothing when a value is no such number or a class would stay empty.
std::vector<std::vector<double>> grades_of(const Classes& classes, const Tally& tally) {
  constexpr double kFewGrades = 12;
  const bool whole = std::ranges::all_of(tally.values, [](double value) { return value == std::round(value); });
  if (!whole || tally.values.back() - tally.values.front() >= kFewGrades) {
    return {};
  }
  std::vector<std::vector<double>> grades(classes.size());
  for (const double value : tally.values) {
    grades[classes.class_of(value)].push_back(value);
  }
  return std::ranges::any_of(grades, &std::vector<double>::empty) ? std::vector<std::vector<double>>() : grades;
}

/// The ends of the outer classes, rounded outwards to the decimals of the breaks, or to two figures of the range when
/// there is no break.
void set_ends(Classes& classes, const Tally& tally) {
  const double low = tally.values.front();
  const double high = tally.values.back();
  classes.lowest = low;
  classes.highest = high;
  if (low == high) {
    return;
  }
  const auto decimals_to_see = [](double size, int figures) {
    return figures - 1 - static_cast<int>(std::floor(std::log10(size)));
  };
  const int most = std::max(4, decimals_to_see(std::max(std::abs(low), std::abs(high)), 3));
  const int wanted = classes.breaks.empty() ? decimals_to_see(high - low, 2) : decimals_for(classes.breaks);
  const double scale = std::pow(10.0, std::clamp(wanted, 1, most));
  classes.lowest = std::floor(low * scale + 1e-9) / scale;
  classes.highest = std::ceil(high * scale - 1e-9) / scale;
}

}  // namespace

const std::vector<std::string>& class_method_names() {
  static const std::vector<std::string> kNames = {"jenks", "quantiles", "equal", "standard-deviation", "thresholds"};
  return kNames;
}

ClassMethod class_method(std::string_view name) {
  const auto& names = class_method_names();
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    throw usage_error(fmt::format("there is no way to make classes called '{}'", name), {}, suggestion(name, names));
  }
  return static_cast<ClassMethod>(found - names.begin());
}

std::size_t Classes::class_of(double value) const noexcept {
  return static_cast<std::size_t>(std::ranges::upper_bound(breaks, value) - breaks.begin());
}

std::string Classes::label(std::size_t index, Language language) const {
  if (!grades.empty()) {
    std::vector<std::string> texts;
    for (const double value : grades[index]) {
      texts.push_back(number_text(value, 0, language));
    }
    return join(texts, "; ");
  }
  std::vector<double> shown = breaks;
  if (!open_ends) {
    shown.push_back(lowest);
    shown.push_back(highest);
  }
  const int decimals = decimals_for(shown);
  const auto text = [&](double value) { return number_text(value, decimals, language); };
  std::string range;
  if (open_ends && index == 0) {
    range = "< " + text(breaks.front());
  } else if (open_ends && index == breaks.size()) {
    range = "≥ " + text(breaks.back());
  } else {
    const double from = index == 0 ? lowest : breaks[index - 1];
    const double to = index == breaks.size() ? highest : breaks[index];
    range = from == to ? text(from) : fmt::format("{} – {}", text(from), text(to));
  }
  return names.empty() ? range : fmt::format("{} ({})", names[index].in(language), range);
}

Classes make_classes(std::span<const double> values, const ClassSpec& spec) {
  check(spec);
  const Tally tally = tally_of(values);
  Classes classes;
  classes.empty = tally.values.empty();
  classes.open_ends = spec.method == ClassMethod::thresholds;
  if (classes.open_ends) {
    classes.empty = false;
    classes.breaks = spec.thresholds;
    classes.names = spec.names;
    return classes;
  }
  if (classes.empty) {
    return classes;
  }
  classes.breaks = breaks_of(tally, spec);
  drop_useless(classes.breaks, tally);
  const bool computed = spec.method == ClassMethod::equal || spec.method == ClassMethod::standard_deviation;
  if (computed && !classes.breaks.empty()) {
    shorten(classes.breaks, tally);
  }
  if (spec.middle) {
    split_at(classes.breaks, tally, *spec.middle);
  }
  set_ends(classes, tally);
  classes.grades = grades_of(classes, tally);
  return classes;
}

}  // namespace comarca
