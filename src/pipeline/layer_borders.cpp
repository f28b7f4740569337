// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/layer_borders.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/gis/geopackage_reader.hpp"
#include "comarca/pipeline/known_layer.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {
namespace {

bool all_different(const std::vector<Cell>& cells) {
  std::set<std::string> seen;
  return std::ranges::all_of(cells,
                             [&](const Cell& cell) { return cell && !cell->empty() && seen.insert(*cell).second; });
}

std::vector<std::string> values_of(const VectorLayer& layer, std::size_t column) {
  std::vector<std::string> values;
  values.reserve(layer.size());
  for (const Cell& cell : layer.cells[column]) {
    values.push_back(cell.value_or(""));
  }
  return values;
}

void label(LayerBorders& borders, const VectorLayer& layer, std::size_t column) {
  borders.column = layer.columns[column];
  borders.codes = values_of(layer, column);
}

/// By the column asked for, else that of the known source, else the first whose values are all different, else the
/// number of the row.
void label(LayerBorders& borders, const VectorLayer& layer, const std::string& wanted,
           const std::optional<KnownLayer>& known) {
  if (!wanted.empty()) {
    const auto column = layer.column(wanted);
    if (!column) {
      throw data_error(fmt::format("the layer has no column '{}'", wanted), {.layer = layer.name},
                       suggestion(wanted, layer.columns));
    }
    return label(borders, layer, *column);
  }
  if (known && known->code && all_different(layer.cells[*known->code])) {
    borders.names = known->name ? values_of(layer, *known->name) : std::vector<std::string>();
    return label(borders, layer, *known->code);
  }
  for (std::size_t column = 0; column < layer.columns.size(); ++column) {
    if (all_different(layer.cells[column])) {
      return label(borders, layer, column);
    }
  }
  borders.column = "row";
  for (std::size_t row = 0; row < layer.size(); ++row) {
    borders.codes.push_back(std::to_string(row + 1));
  }
}

VectorLayer read(const BareLayer& asked, Findings& findings) {
  if (!asked.code.empty()) {
    if (auto layer = read_geopackage_layer(asked.file, {asked.layer, {asked.code}})) {
      return std::move(*layer);
    }
  }
  return read_vector_layer(asked.file, asked.layer, {}, findings);
}

}  // namespace

std::uint32_t LayerBorders::unit(const std::string& code) const {
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) {
    throw data_error(fmt::format("no unit has the code '{}'", code),
                     {.file = file.string(), .layer = layer, .field = column}, suggestion(code, codes));
  }
  return static_cast<std::uint32_t>(found - codes.begin());
}

Stage<LayerBorders> layer_borders(const BareLayer& asked, const Catalog& catalog, Language language,
                                  Progress& progress) {
  Stage<LayerBorders> made;
  progress.stage(in(language, "leyendo", "reading"));
  VectorLayer layer = read(asked, made.findings);
  require_polygons(layer, asked.file);
  std::optional<KnownLayer> known;
  if (asked.code.empty() || layer.crs.empty()) {
    known = recognise(layer, asked.file, catalog.get<SourceCatalog>());
  }
  LayerBorders& borders = made.value;
  borders.file = asked.file;
  borders.layer = layer.name;
  label(borders, layer, asked.code, known);
  const Projection projection(crs_of(layer, asked.file, asked.crs, known));
  progress.stage(in(language, "fronteras", "borders"));
  CoverageOptions options;
  options.tolerance_m = asked.tolerance_m;
  options.clean_width_m = asked.clean_width_m;
  options.layer = layer.name;
  options.codes = borders.codes;
  const Coverage coverage(std::move(layer.polygons), projection, options);
  borders.graph = BorderGraph(coverage);
  made.findings.append(coverage.findings);
  progress.stage("");
  return made;
}

}  // namespace comarca
