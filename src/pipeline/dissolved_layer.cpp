// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/dissolved_layer.hpp"

#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/geopackage_reader.hpp"
#include "comarca/pipeline/known_layer.hpp"
#include "comarca/territory/dissolve.hpp"
#include "comarca/territory/simplify.hpp"

namespace comarca {
namespace {

VectorLayer read(const DissolveRequest& request, Findings& findings) {
  if (auto layer = read_geopackage_layer(request.file, {request.layer, {request.by}})) {
    return std::move(*layer);
  }
  return read_vector_layer(request.file, request.layer, {}, findings);
}

const std::vector<Cell>& cells_of(const VectorLayer& layer, const DissolveRequest& request) {
  const auto column = layer.column(request.by);
  if (!column) {
    throw data_error(fmt::format("the layer has no column '{}'", request.by),
                     {.file = request.file.string(), .layer = layer.name}, suggestion(request.by, layer.columns));
  }
  return layer.cells[*column];
}

/// Names and counts the groups; returns that of each unit, kOutside where the value is missing.
std::vector<std::uint32_t> group(const std::vector<Cell>& cells, DissolvedLayer& dissolved) {
  std::map<std::string, std::uint32_t> number;
  for (const Cell& cell : cells) {
    if (cell) {
      number.emplace(*cell, 0);
    }
  }
  for (auto& [value, index] : number) {
    index = static_cast<std::uint32_t>(dissolved.values.size());
    dissolved.values.push_back(value);
  }
  dissolved.units.assign(dissolved.values.size(), 0);
  std::vector<std::uint32_t> of_unit;
  for (const Cell& cell : cells) {
    of_unit.push_back(cell ? number[*cell] : kOutside);
    if (cell) {
      ++dissolved.units[of_unit.back()];
    }
  }
  return of_unit;
}

LayerSchema schema_of(const std::string& column) {
  return {.name = "disuelto",
          .title = {"Unidades agrupadas", "Grouped units"},
          .description = {"Unidades con el mismo valor, unidas por sus límites compartidos.",
                          "Units with the same value, joined along their shared borders."},
          .geometry = GeometryKind::polygon,
          .fields = {{.name = column,
                      .type = FieldType::text,
                      .alias = {column, column},
                      .description = {"Valor que comparten las unidades.", "The value that the units share."}},
                     {.name = "unidades",
                      .type = FieldType::integer,
                      .alias = {"Unidades", "Units"},
                      .description = {"Cuántas se unieron.", "How many were joined."}}}};
}

}  // namespace

Stage<DissolvedLayer> dissolve_layer(const DissolveRequest& request, const Catalog& catalog) {
  Stage<DissolvedLayer> made;
  VectorLayer layer = read(request, made.findings);
  require_polygons(layer, request.file);
  const std::vector<Cell>& cells = cells_of(layer, request);
  std::optional<KnownLayer> known;
  if (request.crs.empty() && layer.crs.empty()) {
    known = recognise(layer, request.file, catalog.get<SourceCatalog>());
  }
  DissolvedLayer& dissolved = made.value;
  dissolved.column = request.by;
  dissolved.crs = crs_of(layer, request.file, request.crs, known);
  const std::vector<std::uint32_t> group_of = group(cells, dissolved);
  CoverageOptions options;
  options.tolerance_m = request.tolerance_m;
  options.layer = layer.name;
  const Coverage coverage(std::move(layer.polygons), Projection(dissolved.crs), options);
  made.findings.append(coverage.findings);
  Coverage joined = dissolved_coverage(coverage, group_of, dissolved.values.size());
  if (request.simplify_m > 0) {
    joined = simplify(joined, {.tolerance_m = request.simplify_m});
  }
  dissolved.polygons = joined.polygons();
  return made;
}

void write_dissolved(LayerWriter& writer, const DissolvedLayer& dissolved) {
  writer.begin_layer(schema_of(dissolved.column));
  std::string wkb;
  for (std::size_t i = 0; i < dissolved.values.size(); ++i) {
    wkb.clear();
    append_multipolygon_wkb(wkb, dissolved.polygons, i);
    const CellValue cells[] = {dissolved.values[i], dissolved.units[i]};
    writer.add_row(cells, wkb);
  }
  writer.finish();
}

}  // namespace comarca
