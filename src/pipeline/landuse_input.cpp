// SPDX-License-Identifier: Apache-2.0
#include "pipeline/landuse_input.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"
#include "comarca/geometry/validity.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/pipeline/placement.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

std::size_t need_column(const VectorLayer& layer, const std::string& name, const LandLayerSection& section) {
  const auto column = layer.column(name);
  if (!column) {
    throw data_error(fmt::format("there is no column '{}'", name),
                     {.file = section.file.string(), .layer = layer.name, .field = name},
                     suggestion(name, layer.columns));
  }
  return *column;
}

void check_targets(const LandLayerSection& section, const LandClasses& words) {
  for (const auto& [word, target] : section.values) {
    if (!words.meaning(target)) {
      std::vector<std::string> known;
      for (const LandClass& entry : words.list()) {
        known.push_back(entry.id);
      }
      throw usage_error(
          fmt::format("'{}' is mapped to '{}', which a layer of role '{}' cannot hold", word, target, section.role),
          section.where, fmt::format("Use one of {}, or 'class/category'.", join(known, ", ")));
    }
  }
}

void report_repairs(const std::vector<Repair>& repairs, const LandLayer& land, Findings& findings) {
  for (const Repair& repair : repairs) {
    const double change = repair.area_after - repair.area_before;
    findings.add({.code = "poligono-reparado",
                  .severity = Severity::warning,
                  .layer = land.features[repair.unit].layer,
                  .where = fmt::format("{}", repair.unit + 1),
                  .what = {fmt::format("'{}': polígono inválido ({}). Reparado; el área cambió {:+.1f} m².",
                                       land.features[repair.unit].value, repair.reason, change),
                           fmt::format("'{}': invalid polygon ({}). Repaired; the area changed by {:+.1f} m2.",
                                       land.features[repair.unit].value, repair.reason, change)},
                  .remedy = {"Compare el antes y el después en ese punto y corrija el archivo de origen.",
                             "Compare before and after at that point and mend the source file."},
                  .wkb = point_wkb(repair.location),
                  .magnitude = std::abs(change)});
  }
}

/// The unit whose plan a row belongs to; a code that is no unit is a finding, and the row's plan is unknown.
std::uint32_t plan_of(const Cell& code, const Territory& territory, const Where& where, Findings& findings) {
  const auto unit = code ? territory.find(trim(*code)) : std::nullopt;
  if (unit) {
    return static_cast<std::uint32_t>(*unit);
  }
  findings.add({.code = "suelo-municipio-desconocido",
                .severity = Severity::warning,
                .layer = where.layer,
                .where = fmt::format("{}", *where.row),
                .what = {fmt::format("El código '{}' no es de un municipio leído.", code.value_or("")),
                         fmt::format("The code '{}' is of no municipality read.", code.value_or(""))},
                .remedy = {"Corrija el código; el polígono se cuenta donde cae.",
                           "Correct the code; the polygon is counted where it lies."}});
  return kOutside;
}

/// Layers of these roles lie over the classes.
bool lies_over(LandRole role) {
  return role == LandRole::category || role == LandRole::use || role == LandRole::hazard ||
         role == LandRole::determinant;
}

/// The project file was read by the same words.
LandRole role_of(const LandLayerSection& section) {
  return land_role_from_code(section.role).value_or(LandRole::land_class);
}

/// What one layer is read by.
struct LayerReading {
  const LandLayerSection& section;
  LandRole role;
  const LandClasses& words;
  const Territory& territory;
  const std::string& crs;  ///< the working one
};

LandLayer read_layer(const LayerReading& reading, Findings& findings) {
  const auto& [section, role, words, territory, crs] = reading;
  check_targets(section, words);
  VectorLayer source = read_vector_layer(section.file, section.layer, {.encoding = section.encoding}, findings);
  const std::size_t column = section.column.empty() ? 0 : need_column(source, section.column, section);
  const std::size_t code =
      section.municipality_column.empty() ? 0 : need_column(source, section.municipality_column, section);
  const std::uint32_t plan =
      section.municipality.empty() ? kOutside : need_municipality(territory, section.municipality, section.where);
  LandLayer land;
  for (std::size_t row = 0; row < source.size(); ++row) {
    LandFeature feature{.value = section.column.empty() ? section.value : source.cells[column][row].value_or(""),
                        .meaning = {},
                        .plan = plan,
                        .layer = section.file.filename().string(),
                        .over = lies_over(role),
                        .role = role};
    feature.meaning = words.classify(feature.value, section.values);
    if (feature.over) {
      feature.meaning.base.clear();
    }
    if (!section.municipality_column.empty()) {
      feature.plan = plan_of(source.cells[code][row], territory, {.layer = feature.layer, .row = row + 1}, findings);
    }
    land.features.push_back(std::move(feature));
  }
  const CrsClaim claim{section.crs, source.crs, section.file.string(), source.name};
  land.polygons = place(std::move(source.polygons), claim, crs, findings).projected;
  report_repairs(repair_invalid(land.polygons), land, findings);
  return land;
}

}  // namespace

std::uint32_t need_municipality(const Territory& territory, const std::string& code, const Where& where) {
  const auto unit = territory.find(code);
  if (!unit) {
    throw usage_error(fmt::format("there is no municipality '{}'", code), where, "Use a code of the boundary file.");
  }
  return static_cast<std::uint32_t>(*unit);
}

LandSources read_land_layers(const Project& project, const LandDefinitions& definitions, const Territory& territory,
                             Findings& findings) {
  LandSources sources;
  for (const LandLayerSection& section : project.landuse.layers) {
    const LandRole role = role_of(section);
    const LayerReading reading{section, role, definitions.words_of(role), territory, project.crs};
    sources.by_role[role].append(read_layer(reading, findings));
    const std::string file = section.file.filename().string();
    if (std::ranges::find(sources.inputs, file, &InputRecord::file) == sources.inputs.end()) {
      sources.inputs.push_back({.role = InputRole::land,
                                .file = file,
                                .sha256 = sha256_of_file(section.file),
                                .bytes = std::filesystem::file_size(section.file),
                                .title = section.layer.empty() ? section.file.stem().string() : section.layer});
    }
  }
  return sources;
}

}  // namespace comarca
