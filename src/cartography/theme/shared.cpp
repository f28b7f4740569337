// SPDX-License-Identifier: Apache-2.0
#include "cartography/theme/shared.hpp"

namespace comarca {

double outline_width(std::size_t units) noexcept {
  return units > 300 ? 0.05 : 0.12;
}

LegendEntry area_entry(const std::string& label, std::size_t count, const Fill& fill) {
  LegendEntry entry;
  entry.label = label;
  entry.count = count;
  entry.fill = fill;
  return entry;
}

void add_status_entries(Legend& legend, std::size_t missing, std::size_t withheld, Language language) {
  legend.entries.push_back(area_entry(in(language, "Sin dato", "No data"), missing, missing_fill()));
  legend.entries.push_back(area_entry(in(language, "Retenido", "Withheld"), withheld, withheld_fill()));
}

void add_lines(Map& map, std::vector<std::vector<Point>> lines, const Stroke& stroke, const std::string& label) {
  LegendEntry entry;
  entry.shape = LegendShape::line;
  entry.label = label;
  entry.count = lines.size();
  entry.stroke = stroke;
  map.legend.entries.push_back(std::move(entry));
  map.lines.push_back({std::move(lines), stroke, {{255, 255, 255}, stroke.width_mm + 0.5, {}}});
}

void add_names(Map& map, std::span<const MapUnit> units) {
  const Polygons& polygons = *map.polygons.front().polygons;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    map.labels.push_back({units[unit].name, 0, unit, planar_area(polygons, unit)});
  }
}

void add_context(Map& map, std::shared_ptr<const Polygons> polygons) {
  std::vector<std::uint32_t> fill_of(polygons->unit_count(), 0);
  map.background.push_back(
      {std::move(polygons), std::move(fill_of), {{{236, 234, 229}, Hatch::none, {}}}, {{190, 188, 183}, 0.1, {}}});
}

}  // namespace comarca
