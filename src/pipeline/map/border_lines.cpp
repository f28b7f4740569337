// SPDX-License-Identifier: Apache-2.0
#include "pipeline/map/border_lines.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "comarca/geometry/projection.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {
namespace {

struct BorderClass {
  Text label;
  Stroke stroke;
};

const std::array<BorderClass, 3> kClasses = {
    {{{"Dentro de una subregión", "Within a subregion"}, {{140, 133, 119}, 0.25, {}}},
     {{"Entre subregiones", "Between subregions"}, {{91, 74, 138}, 0.5, {2, 1}}},
     {{"Entre departamentos", "Between departments"}, {{34, 34, 34}, 0.7, {3, 1}}}}};

}  // namespace

Map border_map(const MapUnits& shown, const ProductUnits& units, const std::vector<std::size_t>& members,
               Language language) {
  Map map;
  map.crs = shown.crs;
  map.polygons.push_back({shown.polygons,
                          std::vector<std::uint32_t>(members.size(), 0),
                          {{{247, 242, 232}, Hatch::none, {}}},
                          {{120, 115, 105}, 0.15, {}},
                          true});
  const Coverage coverage(*shown.polygons, Projection(shown.crs));
  std::array<std::vector<std::vector<Point>>, kClasses.size()> lines;
  // A border may be drawn in pieces; it is counted once.
  std::array<std::set<std::pair<std::size_t, std::size_t>>, kClasses.size()> pairs;
  for (std::size_t i = 0; i < coverage.arc_count(); ++i) {
    const Arc& arc = coverage.arcs[i];
    if (arc.left == kOutside || arc.right == kOutside || arc.left == arc.right) {
      continue;
    }
    const std::size_t left = members[arc.left];
    const std::size_t right = members[arc.right];
    const std::size_t kind = units.departments[left] != units.departments[right] ? 2U
                             : units.subregions[left] != units.subregions[right] ? 1U
                                                                                 : 0U;
    pairs[kind].insert(std::minmax(left, right));
    const auto points = coverage.arc(i);
    lines[kind].emplace_back(points.begin(), points.end());
  }
  for (std::size_t kind = 0; kind < kClasses.size(); ++kind) {
    if (!lines[kind].empty()) {
      add_lines(map, std::move(lines[kind]), kClasses[kind].stroke, kClasses[kind].label.in(language));
      map.legend.entries.back().count = pairs[kind].size();
    }
  }
  map.legend.title = language == Language::spanish ? "Límites" : "Borders";
  return map;
}

}  // namespace comarca
