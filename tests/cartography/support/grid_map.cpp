// SPDX-License-Identifier: Apache-2.0
#include "cartography/support/grid_map.hpp"
#include "comarca/catalog/catalog.hpp"

#include <filesystem>

namespace comarca {
namespace {

constexpr double kLeft = 4500000;
constexpr double kBottom = 2000000;
constexpr double kCell = 1000;

}  // namespace

MapUnits grid_units(const std::vector<std::string>& rows) {
  std::map<char, std::vector<Point>> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      if (rows[row][column] != '.') {
        cells[rows[row][column]].push_back({kLeft + kCell * static_cast<double>(column),
                                            kBottom + kCell * static_cast<double>(rows.size() - 1 - row)});
      }
    }
  }
  auto polygons = std::make_shared<Polygons>();
  MapUnits map;
  for (const auto& [letter, corners] : cells) {
    for (const Point corner : corners) {
      for (const Point step : {Point{0, 0}, Point{kCell, 0}, Point{kCell, kCell}, Point{0, kCell}}) {
        polygons->add_point({corner.x + step.x, corner.y + step.y});
      }
      polygons->end_ring();
      polygons->end_part();
    }
    polygons->end_unit();
    map.units.push_back({.code = std::string(1, letter), .name = std::string("Unidad ") + letter});
  }
  map.polygons = polygons;
  return map;
}

Map grid_choropleth(const std::vector<std::string>& rows, const std::map<char, double>& values) {
  MapUnits map = grid_units(rows);
  for (auto& unit : map.units) {
    if (const auto found = values.find(unit.code[0]); found != values.end()) {
      unit.value = found->second;
    }
  }
  const MapUnits* const sets[] = {&map};
  ChoroplethSpec spec;
  spec.legend_title = "Valor";
  spec.classes = classes_of(sets, {ClassMethod::jenks, 2, {}, {}});
  const auto palettes = Catalog(COMARCA_SOURCE_DIR).get<Palettes>();
  spec.fills = class_fills(spec.classes, palettes.find("azules"));
  return choropleth(map, spec);
}

}  // namespace comarca
