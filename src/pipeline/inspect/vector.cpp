// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/geometry/validity.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/pipeline/boundaries.hpp"
#include "pipeline/inspect/parts.hpp"
#include "pipeline/placement.hpp"

namespace comarca::pipeline {
namespace {

bool may_hold_polygons(const LayerInfo& layer) {
  return layer.geometry.find("Polygon") != std::string::npos || layer.geometry.find("Unknown") != std::string::npos ||
         layer.geometry.find("Collection") != std::string::npos || layer.geometry.find("Surface") != std::string::npos;
}

InspectedLayer describe(const LayerInfo& info, const std::filesystem::path& file, const std::string& driver,
                        const SourceCatalog& catalog) {
  InspectedLayer layer{info.name, info.geometry, info.crs, info.features, 0, {}, {}};
  FileTraits traits{.file_name = file.filename().string(),
                    .driver = driver,
                    .layer = info.name,
                    .columns = {},
                    .polygons = may_hold_polygons(info)};
  for (const auto& column : info.columns) {
    layer.columns.push_back({column.name, column.type, {}});
    traits.columns.push_back(column.name);
  }
  layer.matches = match_sources(traits, catalog);
  return layer;
}

void add_examples(const VectorLayer& layer, InspectedLayer& inspected) {
  for (std::size_t i = 0; i < inspected.columns.size() && i < layer.cells.size(); ++i) {
    const auto filled =
        std::ranges::find_if(layer.cells[i], [](const Cell& cell) { return cell && !cell->empty(); });
    if (filled != layer.cells[i].end()) {
      inspected.columns[i].example = **filled;
    }
  }
}

/// Findings of polygons that no source of municipalities describes: where they lie and whether they are valid.
void check_polygons(const std::filesystem::path& file, VectorLayer layer, const std::string& default_crs,
                    Findings& findings) {
  const CrsClaim claim{layer.crs.empty() ? default_crs : std::string(), layer.crs, file.string(), layer.name};
  PlacedPolygons placed = place(std::move(layer.polygons), claim, Project().crs, findings);
  for (const auto& repair : repair_invalid(placed.projected)) {
    findings.add({.code = "poligono-invalido",
                  .layer = layer.name,
                  .where = fmt::format("{}:{}", file.string(), repair.unit + 1),
                  .what = {fmt::format("Polígono inválido: {}.", repair.reason),
                           fmt::format("Invalid polygon: {}.", repair.reason)},
                  .remedy = {"comarca lo repara al leerlo; revise el resultado.",
                             "comarca mends it when it reads it; look at the result."}});
  }
}

/// The findings a run would have with this layer as its boundaries.
void check_boundaries(const std::filesystem::path& file, const InspectedLayer& layer, const SourceCatalog& catalog,
                      Findings& findings) {
  Project project;
  project.boundaries.file = file;
  project.boundaries.layer = layer.name;
  project.boundaries.source = layer.matches.front().source;
  (void)read_boundaries(project, catalog, findings);
}

void check(const std::filesystem::path& file, const SourceCatalog& catalog, InspectedLayer& inspected,
           Findings& findings) {
  Findings of_reading;
  VectorLayer layer = read_vector_layer(file, inspected.name, {}, of_reading);
  add_examples(layer, inspected);
  const SourceDefinition* source =
      inspected.matches.empty() ? nullptr : catalog.find(inspected.matches.front().source);
  if (source != nullptr && source->level == "municipio") {
    check_boundaries(file, inspected, catalog, findings);
    return;
  }
  findings.append(std::move(of_reading));
  check_polygons(file, std::move(layer), source == nullptr ? std::string() : source->crs, findings);
}

}  // namespace

void inspect_vector(const std::filesystem::path& file, const SourceCatalog& catalog, Inspection& inspection) {
  const DatasetInfo info = describe_dataset(file);
  inspection.format = info.driver;
  for (const auto& layer_info : info.layers) {
    InspectedLayer layer = describe(layer_info, file, info.driver, catalog);
    if (may_hold_polygons(layer_info)) {
      try {
        check(file, catalog, layer, inspection.findings);
      } catch (const Error& error) {
        inspection.findings.add(unusable(error, layer.name));
      }
    }
    inspection.layers.push_back(std::move(layer));
  }
}

}  // namespace comarca::pipeline
