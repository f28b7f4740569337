// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "cartography/theme/shared.hpp"

namespace comarca {

std::vector<Fill> category_fills(const Palette& palette, std::size_t count) {
  constexpr std::array kHatches = {Hatch::none, Hatch::lines, Hatch::dots};
  constexpr Color kDark = {40, 40, 40};
  constexpr Color kLight = {255, 255, 255};
  const auto colors = palette.colors(count);
  std::vector<Fill> fills;
  std::size_t round = 0;
  for (std::size_t i = 0; i < count; ++i) {
    round += i > 0 && colors[i] == colors.front() ? 1U : 0U;
    fills.push_back({colors[i], kHatches[round % kHatches.size()], lab_of(colors[i]).lightness > 55 ? kDark : kLight});
  }
  return fills;
}

Map categories(const MapUnits& units, std::span<const std::uint32_t> category_of, std::span<const Category> list,
               const CategorySpec& spec) {
  Map map;
  map.crs = units.crs;
  map.legend.title = spec.legend_title;
  PolygonLayer layer{units.polygons, {}, {}, {{80, 80, 80}, 0.12, {}}, true};
  for (std::size_t i = 0; i < list.size(); ++i) {
    layer.fills.push_back(list[i].fill);
    const auto count = std::ranges::count(category_of, static_cast<std::uint32_t>(i));
    map.legend.entries.push_back(area_entry(list[i].label, static_cast<std::size_t>(count), list[i].fill));
  }
  const auto missing = static_cast<std::uint32_t>(layer.fills.size());
  layer.fills.push_back(missing_fill());
  std::size_t without = 0;
  for (const std::uint32_t category : category_of) {
    layer.fill_of.push_back(category < missing ? category : missing);
    without += category < missing ? 0U : 1U;
  }
  map.legend.entries.push_back(area_entry(in(spec.language, "Sin dato", "No data"), without, missing_fill()));
  map.polygons.push_back(std::move(layer));
  return map;
}

}  // namespace comarca
