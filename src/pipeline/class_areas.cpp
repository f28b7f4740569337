// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/class_areas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/geometry/suspects.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/geopackage_reader.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/landuse/area_overlay.hpp"

namespace comarca {
namespace {

struct Grouped {
  Polygons polygons;
  std::vector<std::string> names;    ///< sorted
  std::vector<std::uint32_t> group;  ///< of each feature, index of names
  Findings findings;
};

void group_by(const std::vector<Cell>& cells, Grouped& out) {
  const auto name_of = [](const Cell& cell) { return cell ? std::string_view(*cell) : std::string_view(); };
  std::unordered_map<std::string_view, std::uint32_t> index;
  for (const Cell& cell : cells) {
    index.try_emplace(name_of(cell), 0);
  }
  std::vector<std::string_view> names;
  for (const auto& [name, number] : index) {
    names.push_back(name);
  }
  std::ranges::sort(names);
  for (const std::string_view name : names) {
    index[name] = static_cast<std::uint32_t>(out.names.size());
    out.names.emplace_back(name);
  }
  out.group.reserve(cells.size());
  for (const Cell& cell : cells) {
    out.group.push_back(index.find(name_of(cell))->second);
  }
}

void report(const std::vector<Repair>& repairs, const std::string& layer, Findings& findings) {
  for (const Repair& repair : repairs) {
    findings.add({.code = "poligono-reparado",
                  .severity = Severity::warning,
                  .layer = layer,
                  .where = fmt::format("{}", repair.unit + 1),
                  .what = {fmt::format("Polígono inválido ({}); reparado.", repair.reason),
                           fmt::format("Invalid polygon ({}); repaired.", repair.reason)},
                  .remedy = {"Corrija el archivo de origen.", "Mend the source file."},
                  .wkb = point_wkb(repair.location),
                  .magnitude = std::abs(repair.area_after - repair.area_before)});
  }
}

Grouped read(const GroupedLayer& wanted, const std::string& crs) {
  Grouped result;
  auto direct = read_geopackage_layer(wanted.file, {"", {wanted.column}});
  VectorLayer layer = direct ? std::move(*direct) : read_vector_layer(wanted.file, "", {}, result.findings);
  const auto column = layer.column(wanted.column);
  if (!column) {
    throw data_error(fmt::format("there is no column '{}'", wanted.column),
                     {.file = wanted.file.string(), .layer = layer.name}, suggestion(wanted.column, layer.columns));
  }
  if (layer.crs.empty()) {
    throw data_error("the layer does not say its CRS", {.file = wanted.file.string(), .layer = layer.name},
                     "Write it with its CRS.");
  }
  if (layer.crs != crs) {
    transform(layer.polygons.points, Projection(layer.crs), Projection(crs));
  }
  group_by(layer.cells[*column], result);
  result.polygons = std::move(layer.polygons);
  report(repair_suspects(result.polygons), wanted.file.filename().string(), result.findings);
  return result;
}

}  // namespace

std::vector<ClassArea> class_areas(const GroupedLayer& layer, const GroupedLayer& units, const std::string& crs,
                                   Findings& findings) {
  Grouped land = read(layer, crs);
  Grouped unit = read(units, crs);
  findings.append(std::move(land.findings));
  findings.append(std::move(unit.findings));
  Box about = land.polygons.box();
  about.add(unit.polygons.box());
  const ArealScale scale(Projection(crs), about);
  std::vector<double> sums(land.names.size() * unit.names.size(), 0);
  for (const AreaPiece& piece : overlay_areas(land.polygons, unit.polygons, scale).pieces) {
    sums[unit.group[piece.unit] * land.names.size() + land.group[piece.feature]] += piece.area_m2;
  }
  std::vector<ClassArea> result;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i] > 0) {
      result.push_back({unit.names[i / land.names.size()], land.names[i % land.names.size()], sums[i]});
    }
  }
  return result;
}

}  // namespace comarca
