// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cartography/theme/shared.hpp"

namespace comarca {

namespace {

std::vector<Color> colors_beside(const Classes& classes, const Palette& palette, double middle) {
  if (!classes.open_ends && middle <= classes.lowest) {
    return palette.colors_around(0, classes.size());
  }
  if (!classes.open_ends && middle > classes.highest) {
    return palette.colors_around(classes.size(), 0);
  }
  const std::size_t below = classes.class_of(middle);
  if (std::ranges::find(classes.breaks, middle) != classes.breaks.end()) {
    return palette.colors_around(below, classes.size() - below);
  }
  std::vector<Color> colors = palette.colors_around(below, classes.size() - below - 1);
  colors.insert(colors.begin() + static_cast<std::ptrdiff_t>(below), palette.neutral());
  return colors;
}

}  // namespace

Fill missing_fill() noexcept {
  return {{238, 238, 238}, Hatch::lines, {130, 130, 130}};
}

Fill withheld_fill() noexcept {
  return {{255, 255, 255}, Hatch::dots, {90, 90, 90}};
}

Classes classes_of(std::span<const MapUnits* const> sets, const ClassSpec& spec) {
  std::vector<double> values;
  for (const MapUnits* set : sets) {
    for (const auto& unit : set->units) {
      if (unit.effective_status() == ValueStatus::known) {
        values.push_back(*unit.value);
      }
    }
  }
  return make_classes(values, spec);
}

std::vector<Fill> class_fills(const Classes& classes, const Palette& palette, std::optional<double> middle) {
  const bool split = palette.kind == PaletteKind::diverging && middle && classes.size() > 0;
  const std::vector<Color> colors = split ? colors_beside(classes, palette, *middle) : palette.colors(classes.size());
  std::vector<Fill> fills;
  for (const Color color : colors) {
    fills.push_back({color, Hatch::none, {}});
  }
  return fills;
}

Map choropleth(const MapUnits& units, const ChoroplethSpec& spec) {
  Map map;
  map.crs = units.crs;
  PolygonLayer layer{units.polygons, {}, spec.fills, {{70, 70, 70}, outline_width(units.units.size()), {}}, true};
  const auto missing = static_cast<std::uint32_t>(layer.fills.size());
  layer.fills.push_back(missing_fill());
  layer.fills.push_back(withheld_fill());
  std::vector<std::size_t> counts(layer.fills.size(), 0);
  for (const auto& unit : units.units) {
    const auto status = unit.effective_status();
    const std::size_t fill = status == ValueStatus::missing    ? missing
                             : status == ValueStatus::withheld ? missing + 1
                                                               : spec.classes.class_of(*unit.value);
    layer.fill_of.push_back(static_cast<std::uint32_t>(fill));
    ++counts[fill];
  }
  map.legend.title = spec.legend_title;
  // The highest class on top, as the eye expects of a scale.
  for (std::size_t i = spec.classes.size(); i > 0; --i) {
    map.legend.entries.push_back(
        area_entry(spec.classes.label(i - 1, spec.language), counts[i - 1], spec.fills[i - 1]));
  }
  add_status_entries(map.legend, counts[missing], counts[missing + 1], spec.language);
  map.polygons.push_back(std::move(layer));
  return map;
}

}  // namespace comarca
