// SPDX-License-Identifier: Apache-2.0
#include "synth/boundary_file.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/parallel.hpp"

namespace comarca::synth {
namespace {

constexpr std::size_t kUnitsAtOnce = 2'000;

/// A coordinate on the millimetre, in metres with three decimals.
void append_metres(double metres, std::string& out) {
  const auto millimetres = std::llround(metres * 1000);
  const fmt::format_int digits(millimetres);
  out.append(digits.data(), digits.size() - 3);
  out += '.';
  out.append(digits.data() + digits.size() - 3, 3);
}

void append_ring(std::span<const Point> ring, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i <= ring.size(); ++i) {
    const Point point = ring[i % ring.size()];
    out += i == 0 ? "[" : ",[";
    append_metres(point.x, out);
    out += ',';
    append_metres(point.y, out);
    out += ']';
  }
  out += ']';
}

void append_value(const Figure& figure, const LayoutColumn& column, std::string& out) {
  if (std::holds_alternative<std::monostate>(figure)) {
    out += "null";
    return;
  }
  const bool is_text = column.format == CellFormat::text;
  out += is_text ? "\"" : "";
  out += cell_text(figure, column, '.');
  out += is_text ? "\"" : "";
}

std::string feature_text(const Polygons& polygons, std::size_t unit, const std::vector<LayoutColumn>& columns,
                         const std::vector<const std::vector<Figure>*>& figures) {
  std::string text = R"({"type":"Feature","properties":{)";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    text += i > 0 ? ",\"" : "\"";
    text += columns[i].title + "\":";
    append_value((*figures[i])[unit], columns[i], text);
  }
  text += R"(},"geometry":{"type":"MultiPolygon","coordinates":)";
  append_coordinates(polygons, unit, text);
  return text + "}}";
}

}  // namespace

void append_coordinates(const Polygons& polygons, std::size_t unit, std::string& out) {
  out += '[';
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    out += part > polygons.unit_start[unit] ? ",[" : "[";
    for (std::size_t ring = polygons.part_start[part]; ring < polygons.part_start[part + 1]; ++ring) {
      out += ring > polygons.part_start[part] ? "," : "";
      append_ring(polygons.ring(ring), out);
    }
    out += ']';
  }
  out += ']';
}

void write_boundaries(const DemoTerritory& territory, const Figures& figures, const Table& layout,
                      OutputFolder& folder) {
  const auto columns = read_columns(layout);
  auto file = folder.create(layout.required("archivo").text());
  const auto name = layout.required("capa").text();
  layout.finish();
  const auto cells = figure_columns(columns, figures);
  file.write(
      fmt::format("{{\"type\":\"FeatureCollection\",\"name\":\"{}\",\"crs\":{{\"type\":\"name\",\"properties\":"
                  "{{\"name\":\"urn:ogc:def:crs:EPSG::9377\"}}}},\"features\":[\n",
                  name));
  const std::size_t units = territory.units.size();
  std::vector<std::string> texts(std::min(units, kUnitsAtOnce));
  for (std::size_t first = 0; first < units; first += kUnitsAtOnce) {
    const std::size_t count = std::min(kUnitsAtOnce, units - first);
    for_ranges(count, thread_count(), [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        texts[i] = feature_text(territory.polygons, first + i, columns, cells);
      }
    });
    for (std::size_t i = 0; i < count; ++i) {
      file.write(texts[i]);
      file.write(first + i + 1 < units ? ",\n" : "\n");
    }
  }
  file.write("]}\n");
  file.finish();
}

}  // namespace comarca::synth
