// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "cartography/theme/shared.hpp"
#include "comarca/cartography/numbers.hpp"

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

}  // namespace

Map proportional_symbols(const MapUnits& units, const SymbolSpec& spec) {
  Map map;
  map.crs = units.crs;
  map.legend.title = spec.legend_title;
  PolygonLayer base{units.polygons,
                    {},
                    {{{250, 248, 243}, Hatch::none, {}}, missing_fill(), withheld_fill()},
                    {{150, 150, 150}, 0.12, {}},
                    false};
  double largest = 0;
  std::size_t negatives = 0;
  std::size_t missing = 0;
  std::size_t withheld = 0;
  for (const auto& unit : units.units) {
    const auto status = unit.effective_status();
    base.fill_of.push_back(static_cast<std::uint32_t>(status));
    missing += status == ValueStatus::missing ? 1U : 0U;
    withheld += status == ValueStatus::withheld ? 1U : 0U;
    if (status == ValueStatus::known) {
      largest = std::max(largest, std::abs(*unit.value));
      negatives += *unit.value < 0 ? 1U : 0U;
    }
  }
  for (std::size_t i = 0; i < units.units.size(); ++i) {
    const auto& unit = units.units[i];
    if (unit.effective_status() == ValueStatus::known && !units.polygons->unit_empty(i)) {
      map.circles.push_back({point_inside(*units.polygons, i),
                             diameter(*unit.value, largest, spec.largest_mm),
                             {*unit.value < 0 ? spec.negative_color : spec.color, Hatch::none, {}}});
    }
  }
  add_sizes(map.legend, largest, spec);
  if (negatives > 0) {
    LegendEntry entry;
    entry.shape = LegendShape::circle;
    entry.label = spec.language == Language::spanish ? "Valor negativo" : "Negative value";
    entry.count = negatives;
    entry.fill = {spec.negative_color, Hatch::none, {}};
    entry.diameter_mm = 3;
    map.legend.entries.push_back(std::move(entry));
  }
  add_status_entries(map.legend, missing, withheld, spec.language);
  map.polygons.push_back(std::move(base));
  return map;
}

}  // namespace comarca
