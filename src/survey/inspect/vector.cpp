// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "comarca/base/failure.hpp"
#include "comarca/base/text.hpp"
#include "comarca/geometry/validity.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/pipeline/boundaries.hpp"
#include "comarca/pipeline/known_layer.hpp"
#include "comarca/pipeline/placement.hpp"
#include "comarca/project/project.hpp"
#include "survey/inspect/parts.hpp"

namespace comarca::pipeline {
namespace {

bool may_hold_polygons(const std::string& geometry) {
  static constexpr std::array<std::string_view, 4> kWords = {"Polygon", "Unknown", "Collection", "Surface"};
  return std::ranges::any_of(kWords, [&](std::string_view word) { return geometry.find(word) != std::string::npos; });
}

InspectedLayer describe(const LayerInfo& info, const std::filesystem::path& file, const std::string& driver,
                        const SourceCatalog& catalog) {
  InspectedLayer layer{info.name, info.geometry, info.crs, info.features, 0, {}, {}};
  FileTraits traits{.file_name = file.filename().string(),
                    .driver = driver,
                    .layer = info.name,
                    .columns = {},
                    .polygons = may_hold_polygons(info.geometry)};
  for (const auto& column : info.columns) {
    layer.columns.push_back({column.name, column.type, {}});
    traits.columns.push_back(column.name);
  }
  layer.matches = match_sources(traits, catalog);
  return layer;
}

void add_examples(const VectorLayer& layer, InspectedLayer& inspected) {
  for (std::size_t i = 0; i < inspected.columns.size() && i < layer.cells.size(); ++i) {
    const auto filled = std::ranges::find_if(layer.cells[i], [](const Cell& cell) { return cell && !cell->empty(); });
    if (filled != layer.cells[i].end()) {
      inspected.columns[i].example = **filled;
    }
  }
}

/// Drops the presets for any file when their column of codes holds something else.
void drop_unreadable_presets(const VectorLayer& layer, const SourceCatalog& catalog, InspectedLayer& inspected) {
  std::erase_if(inspected.matches, [&](const SourceMatch& match) {
    const SourceDefinition& source = catalog.get(match.source);
    return source.file_names.empty() && source.has_code() && !most_codes_are_readable(layer, source);
  });
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
  drop_unreadable_presets(layer, catalog, inspected);
  const SourceDefinition* source = inspected.matches.empty() ? nullptr : catalog.find(inspected.matches.front().source);
  if (source != nullptr && source->level == Level::municipality) {
    check_boundaries(file, inspected, catalog, findings);
    return;
  }
  findings.append(std::move(of_reading));
  check_polygons(file, std::move(layer), source == nullptr ? std::string() : source->crs, findings);
}

}  // namespace

bool most_codes_are_readable(const VectorLayer& layer, const SourceDefinition& source) {
  const auto code = column_of(layer, source, ColumnRole::code);
  const auto department = column_of(layer, source, ColumnRole::department_code);
  const auto local = column_of(layer, source, ColumnRole::local_code);
  std::size_t units = 0;
  for (std::size_t row = 0; (code || (department && local)) && row < layer.size(); ++row) {
    const auto text = [&](std::size_t column) { return layer.cells[column][row].value_or(std::string()); };
    const ParsedCode parsed =
        code ? parse_code(text(*code), source.codes) : parse_split_code(text(*department), text(*local), source.codes);
    units += parsed.is_unit() ? std::size_t{1} : std::size_t{0};
  }
  return units * 2 >= layer.size();
}

Inspection describe_vector(const std::filesystem::path& file, const SourceCatalog& catalog) {
  const DatasetInfo info = describe_dataset(file);
  Inspection inspection;
  inspection.file = file.string();
  inspection.format = info.driver;
  for (const auto& layer : info.layers) {
    inspection.layers.push_back(describe(layer, file, info.driver, catalog));
  }
  return inspection;
}

namespace {

/// Points or lines alone are nothing that a run could take as boundaries.
void require_polygons(const std::filesystem::path& file, Inspection& inspection) {
  std::vector<std::string> drawn;
  for (const auto& layer : inspection.layers) {
    if (may_hold_polygons(layer.geometry)) {
      return;
    }
    if (layer.geometry != "None") {
      drawn.push_back(fmt::format("{} ({})", layer.name, layer.geometry));
    }
  }
  if (!drawn.empty()) {
    inspection.findings.add(
        unusable(data_error("the file has no polygon layer", {.file = file.string()},
                            fmt::format("Boundaries and plans are polygons. Layers: {}.", join(drawn, ", "))),
                 {}));
  }
}

}  // namespace

void inspect_vector(const std::filesystem::path& file, const SourceCatalog& catalog, Inspection& inspection) {
  inspection = describe_vector(file, catalog);
  require_polygons(file, inspection);
  for (auto& layer : inspection.layers) {
    if (!may_hold_polygons(layer.geometry)) {
      continue;
    }
    if (const auto failure = failure_of([&] { check(file, catalog, layer, inspection.findings); })) {
      inspection.findings.add(unusable(*failure, layer.name));
    }
  }
}

}  // namespace comarca::pipeline
