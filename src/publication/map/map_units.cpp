// SPDX-License-Identifier: Apache-2.0
#include "publication/map/map_units.hpp"

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {

ProductUnits chart_units(const ProductReader& reader, const std::string& layer) {
  const UnitPlaces& read = reader.units(layer);
  ProductUnits units{.layer = layer, .units = {}, .subregions = read.subregions, .departments = read.departments};
  for (std::size_t i = 0; i < read.codes.size(); ++i) {
    units.units.units.push_back({.code = read.codes[i], .name = read.names[i]});
  }
  return units;
}

ProductUnits map_units(const ProductReader& reader, const std::string& layer) {
  ProductUnits units = chart_units(reader, layer);
  const UnitShapes& shapes = reader.shapes(layer);
  units.units.crs = shapes.crs;
  units.units.polygons = shapes.polygons;
  return units;
}

std::string text_of(const VectorLayer& layer, std::string_view column, std::size_t row) {
  const auto index = layer.column(column);
  return index ? layer.cells[*index][row].value_or("") : std::string();
}

std::string both(const std::string& first, const std::string& second) {
  return second.empty() || second == first ? first : first.empty() ? second : first + "; " + second;
}

std::vector<std::size_t> members_of(const ProductUnits& units, const std::string& code) {
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < units.units.units.size(); ++i) {
    if (code.empty() || units.subregions[i] == code || units.departments[i] == code) {
      members.push_back(i);
    }
  }
  if (members.empty() && code.empty()) {
    throw data_error(fmt::format("layer '{}' has no polygons to draw", units.layer));
  }
  if (members.empty()) {
    throw usage_error(fmt::format("no unit of layer '{}' belongs to '{}'", units.layer, code), {},
                      "Give the code of a subregion or department of the product.");
  }
  return members;
}

MapUnits with_values(const ProductUnits& units, const FigureSeries& series) {
  MapUnits result = units.units;
  for (auto& unit : result.units) {
    if (const auto found = series.by_code.find(unit.code); found != series.by_code.end()) {
      unit.value = found->second.value;
      unit.status = found->second.withheld ? ValueStatus::withheld : ValueStatus::known;
    }
  }
  return result;
}

}  // namespace comarca
