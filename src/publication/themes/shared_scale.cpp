// SPDX-License-Identifier: Apache-2.0
#include "publication/themes/shared_scale.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr const char* kAllPeriods = "periodos";

/// What a map shares its scale with, itself included.
struct Company {
  std::set<std::string> layers;
  std::set<std::string> periods;  ///< "" is the last of a layer
};

std::vector<std::string> levels_of(const ProductReader& reader) {
  const Contract& of = contract();
  std::vector<std::string> levels = {of.municipalities.layer_name(), of.subregions.layer_name(),
                                     of.departments.layer_name()};
  std::erase_if(levels, [&](const std::string& layer) { return !reader.has_layer(layer); });
  return levels;
}

std::set<std::string> periods_of(const ThemeRequest& request) {
  std::set<std::string> result;
  for (const std::string& value : {request.section.value, request.section.second}) {
    const auto periods = request.reader.periods(request.section.layer, value);
    result.insert(periods.begin(), periods.end());
  }
  return result;
}

Company company_of(const ThemeRequest& request) {
  const MapSection& section = request.section;
  const auto levels = levels_of(request.reader);
  const auto periods = periods_of(request);
  Company company{{section.layer}, {section.period}};
  for (const std::string& word : section.same_scale) {
    if (word == kAllPeriods) {
      company.periods.insert(periods.begin(), periods.end());
    } else if (std::ranges::find(levels, word) != levels.end()) {
      company.layers.insert(word);
    } else if (periods.contains(word)) {
      company.periods.insert(word);
    } else {
      std::vector<std::string> known = levels;
      known.emplace_back(kAllPeriods);
      known.insert(known.end(), periods.begin(), periods.end());
      throw usage_error(fmt::format("a scale cannot be shared with '{}'", word), {},
                        fmt::format("It can with: {}.", join(known, ", ")));
    }
  }
  return company;
}

/// The periods of the company as a layer has them, each once.
std::set<std::string> resolved(const Company& company, const std::vector<std::string>& of_layer) {
  std::set<std::string> periods;
  for (const std::string& period : company.periods) {
    periods.insert(period.empty() && !of_layer.empty() ? of_layer.back() : period);
  }
  return periods;
}

MapUnits units_with(const FigureSeries& series) {
  MapUnits units;
  for (const auto& [code, entry] : series.by_code) {
    units.units.push_back({.code = code, .value = entry.value});
  }
  return units;
}

/// The values that make the scale of a figure, a set for each level and period.
std::vector<MapUnits> shared_sets(const ThemeRequest& request, const std::string& value) {
  const Company company = company_of(request);
  std::vector<MapUnits> sets;
  for (const std::string& layer : company.layers) {
    (void)request.reader.series(layer, value);  // a level that lacks the figure has its own error
    for (const std::string& period : resolved(company, request.reader.periods(layer, value))) {
      if (const auto series = request.reader.find_series(layer, value, period)) {
        sets.push_back(units_with(*series));
      }
    }
  }
  return sets;
}

}  // namespace

Classes shared_classes(const ThemeRequest& request, const std::string& value, const ClassSpec& spec) {
  const auto sets = shared_sets(request, value);
  std::vector<const MapUnits*> of;
  std::ranges::transform(sets, std::back_inserter(of), [](const MapUnits& set) { return &set; });
  return classes_of(of, spec);
}

std::optional<double> shared_largest(const ThemeRequest& request, const std::string& value) {
  std::optional<double> largest;
  for (const MapUnits& set : shared_sets(request, value)) {
    largest = std::max(largest, largest_of(set));
  }
  return largest;
}

}  // namespace comarca
