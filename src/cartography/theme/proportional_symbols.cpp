// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "cartography/theme/shared.hpp"
#include "comarca/cartography/numbers.hpp"
#include "comarca/geometry/roomiest_point.hpp"

namespace comarca {
namespace {

constexpr double kSmallestMm = 0.5;  // a value of nothing would be no circle at all

double diameter(double value, double largest, double largest_mm) {
  return largest > 0 ? std::max(kSmallestMm, largest_mm * std::sqrt(std::abs(value) / largest)) : kSmallestMm;
}

/// Three round values for the legend: near the largest, a fourth and a sixteenth of it.
void add_sizes(Legend& legend, double largest, const SymbolSpec& spec) {
  double previous = 0;
  for (const double share : {1.0, 0.25, 0.0625}) {
    const double value = round_down(largest * share);
    if (!(largest > 0) || value == previous) {
      continue;
    }
    previous = value;
    LegendEntry entry;
    entry.shape = LegendShape::circle;
    entry.label = number_text(value, decimals_for(std::span(&value, 1)), spec.language);
    entry.fill = {spec.color, Hatch::none, {}};
    entry.diameter_mm = diameter(value, largest, spec.largest_mm);
    legend.entries.push_back(std::move(entry));
  }
}

/// Circles for the units with a value; returns how many of them are negative.
std::size_t add_circles(Map& map, const MapUnits& units, double largest, const SymbolSpec& spec) {
  std::size_t negatives = 0;
  for (std::size_t i = 0; i < units.units.size(); ++i) {
    const auto& unit = units.units[i];
    if (unit.effective_status() != ValueStatus::known) {
      continue;
    }
    const bool negative = *unit.value < 0;
    negatives += negative ? 1U : 0U;
    if (!units.polygons->unit_empty(i)) {
      map.circles.push_back({roomiest_point(*units.polygons, i),
                             diameter(*unit.value, largest, spec.largest_mm),
                             {negative ? spec.negative_color : spec.color, Hatch::none, {}}});
    }
  }
  return negatives;
}

/// What each colour means, with its count.
void add_signs(Legend& legend, std::size_t positives, std::size_t negatives, const SymbolSpec& spec) {
  const auto add = [&](const char* label, std::size_t count, Color color) {
    LegendEntry entry = area_entry(label, count, {color, Hatch::none, {}});
    entry.shape = LegendShape::circle;
    entry.diameter_mm = 3;
    legend.entries.push_back(std::move(entry));
  };
  if (negatives == 0) {
    add(in(spec.language, "Con dato", "With data"), positives, spec.color);
    return;
  }
  add(in(spec.language, "Valor positivo", "Positive value"), positives, spec.color);
  add(in(spec.language, "Valor negativo", "Negative value"), negatives, spec.negative_color);
}

}  // namespace

std::optional<double> largest_of(const MapUnits& units) {
  std::optional<double> largest;
  for (const auto& unit : units.units) {
    if (unit.effective_status() == ValueStatus::known) {
      largest = std::max(largest.value_or(0), std::abs(*unit.value));
    }
  }
  return largest;
}

Map proportional_symbols(const MapUnits& units, const SymbolSpec& spec) {
  Map map;
  map.crs = units.crs;
  map.legend.title = spec.legend_title;
  PolygonLayer base{units.polygons,
                    {},
                    {{{250, 248, 243}, Hatch::none, {}}, missing_fill(), withheld_fill()},
                    {{150, 150, 150}, 0.12, {}},
                    false};
  std::array<std::size_t, 3> counts{};
  for (const auto& unit : units.units) {
    const auto status = static_cast<std::uint32_t>(unit.effective_status());
    base.fill_of.push_back(status);
    ++counts[status];
  }
  const auto [known, missing, withheld] = counts;
  const double largest = spec.largest ? *spec.largest : largest_of(units).value_or(0);
  const std::size_t negatives = add_circles(map, units, largest, spec);
  add_sizes(map.legend, largest, spec);
  add_signs(map.legend, known - negatives, negatives, spec);
  add_status_entries(map.legend, missing, withheld, spec.language);
  map.polygons.push_back(std::move(base));
  return map;
}

}  // namespace comarca
