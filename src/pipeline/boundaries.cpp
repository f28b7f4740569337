// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/boundaries.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"
#include "comarca/geometry/projection.hpp"
#include "comarca/geometry/validity.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/pipeline/placement.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/met_in.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/boundary_source.hpp"
#include "pipeline/subregions.hpp"

namespace comarca {
namespace {

/// The repaired units of `placed` again in degrees; the others keep the coordinates they were read with.
void follow_repairs(PlacedPolygons& placed, const std::vector<Repair>& repairs, const std::string& crs) {
  Polygons lonlat;
  auto next = repairs.begin();
  for (std::size_t unit = 0; unit < placed.projected.unit_count(); ++unit) {
    if (next == repairs.end() || next->unit != unit) {
      lonlat.append_unit(placed.lonlat, unit);
      continue;
    }
    Polygons mended;
    mended.append_unit(placed.projected, unit);
    Projection(crs).to_lonlat(mended.points);
    lonlat.append_unit(mended, 0);
    ++next;
  }
  placed.lonlat = std::move(lonlat);
}

void report_repairs(const std::vector<Repair>& repairs, const std::vector<MunicipalityRecord>& records,
                    Findings& findings) {
  for (const Repair& repair : repairs) {
    const MunicipalityRecord& record = records[repair.unit];
    const double change = repair.area_after - repair.area_before;
    findings.add(
        {.code = "poligono-reparado",
         .severity = Severity::warning,
         .layer = contract().municipalities.layer_name(),
         .unit = record.code,
         .where = record.where,
         .what = {fmt::format("{}: polígono inválido ({}). Reparado: de {} a {} partes, el área cambió {:+.1f} m².",
                              record.name, repair.reason, repair.parts_before, repair.parts_after, change),
                  fmt::format(
                      "{}: invalid polygon ({}). Repaired: from {} to {} parts, the area changed by {:+.1f} m2.",
                      record.name, repair.reason, repair.parts_before, repair.parts_after, change)},
         .remedy = {"Compare el antes y el después en ese punto y corrija el archivo de origen; si allí es válido, el "
                    "defecto es tan pequeño que nace al llevarlo al sistema de trabajo.",
                    "Compare before and after at that point and mend the source file; if it is valid there, the defect "
                    "is so small that it arises on the way to the working CRS."},
         .wkb = point_wkb(repair.location),
         .magnitude = std::abs(change)});
  }
}

/// Every department that the project keeps must have a municipality.
void require_departments(const BoundariesSection& section, const std::vector<MunicipalityRecord>& records) {
  std::set<std::string> known;
  for (const auto& record : records) {
    if (!record.department_code.empty()) {
      known.insert(record.department_code);
    }
  }
  for (const auto& code : section.departments) {
    if (!known.contains(code)) {
      throw data_error(fmt::format("no municipality belongs to department '{}'", code),
                       section.places.of("departments", {.file = section.file.string()}),
                       fmt::format("Department codes are two digits, as text. The file has: {}.",
                                   join(std::vector<std::string>(known.begin(), known.end()), ", ")));
    }
  }
}

/// Drops the units of other departments than those the project keeps.
void keep_departments(const BoundariesSection& section, std::vector<MunicipalityRecord>& records, Polygons& polygons) {
  if (section.departments.empty()) {
    return;
  }
  require_departments(section, records);
  std::vector<MunicipalityRecord> kept;
  Polygons kept_polygons;
  for (std::size_t unit = 0; unit < records.size(); ++unit) {
    if (std::ranges::find(section.departments, records[unit].department_code) != section.departments.end()) {
      kept_polygons.append_unit(polygons, unit);
      kept.push_back(std::move(records[unit]));
    }
  }
  records = std::move(kept);
  polygons = std::move(kept_polygons);
}

/// The findings of reading the geometries, those of features without any with the code of their feature.
void add_codes(const Findings& of_reading, const Polygons& polygons, const std::vector<MunicipalityRecord>& records,
               Findings& findings) {
  std::size_t row = 0;
  for (Finding finding : of_reading.list()) {
    if (finding.code == "geometria-vacia" || finding.code == "geometria-no-poligonal") {
      while (row < records.size() && !polygons.unit_empty(row)) {  // they were met in the order of the features
        ++row;
      }
      if (row < records.size()) {
        finding.unit = records[row++].code;
      }
    }
    findings.add(std::move(finding));
  }
}

/// Drops features that are no municipality.
void leave_out(const std::vector<std::size_t>& rows, std::vector<MunicipalityRecord>& records, Polygons& polygons) {
  if (rows.empty()) {
    return;
  }
  std::vector<MunicipalityRecord> kept;
  Polygons kept_polygons;
  auto next = rows.begin();
  for (std::size_t unit = 0; unit < records.size(); ++unit) {
    if (next != rows.end() && *next == unit) {
      ++next;
      continue;
    }
    kept_polygons.append_unit(polygons, unit);
    kept.push_back(std::move(records[unit]));
  }
  records = std::move(kept);
  polygons = std::move(kept_polygons);
}

std::vector<std::string> names_of(const std::vector<MunicipalityRecord>& records) {
  std::vector<std::string> names;
  for (const auto& record : records) {
    names.push_back(record.name.empty() ? record.code : fmt::format("{} {}", record.code, record.name));
  }
  return names;
}

void require_some_code(const BoundariesSection& section, const std::vector<MunicipalityRecord>& records) {
  if (std::ranges::all_of(records, [](const MunicipalityRecord& record) { return record.code.empty(); })) {
    throw data_error(
        "no feature has a code that can be read", {.file = section.file.string()},
        "Name the right column in [boundaries.columns]: code = '...'. See the layer with 'comarca inspect'.");
  }
}

void require_municipalities(const BoundariesSection& section, const SourceDefinition& source) {
  if (source.level != Level::municipality) {
    throw data_error(fmt::format("this layer holds units of level '{}' ({})", level_code(source.level), source.id),
                     section.places.of("source", section.places.of("file", {.file = section.file.string()})),
                     "[boundaries] needs the municipalities; comarca makes the levels above from them.");
  }
}

InputRecord cite(const std::filesystem::path& file, const SourceDefinition& source, Language language) {
  return {.role = InputRole::boundaries,
          .file = file.filename().string(),
          .sha256 = sha256_of_file(file),
          .bytes = std::filesystem::file_size(file),
          .source = source.id,
          .title = source.title.in(language),
          .publisher = source.publisher,
          .vintage = source.vintage,
          .licence = source.licence,
          .citation = source.citation};
}

}  // namespace

BoundaryInput read_boundaries(const Project& project, const SourceCatalog& catalog, Findings& findings) {
  BoundariesSection section = project.boundaries;
  if (!project.subregions.column.empty()) {
    section.columns["subregion_name"] = project.subregions.column;
    section.column_places.add("subregion_name", project.subregions.places.of("column"));
  }
  const OpenOptions options{.drivers = {}, .encoding = section.encoding, .layer_asked_at = section.places.of("layer")};
  Findings of_reading;
  VectorLayer layer = read_vector_layer(section.file, section.layer, options, of_reading);
  if (layer.size() == 0) {
    throw data_error("the layer has no feature at all", {.file = section.file.string(), .layer = layer.name},
                     "Check that this is the file and layer of boundaries.");
  }
  const SourceDefinition source = choose_boundary_source(section, layer, catalog, findings);
  require_municipalities(section, source);
  auto [records, left_out] = read_records(section, layer, source, findings);
  add_codes(of_reading, layer.polygons, records, findings);
  require_some_code(section, records);
  leave_out(left_out, records, layer.polygons);
  keep_departments(section, records, layer.polygons);
  BoundaryInput input;
  input.inputs.push_back(cite(section.file, source, project.language));
  cite_instead(input.inputs.back(), section.citation);
  for (auto& table : assign_subregions(project, catalog, records, findings)) {
    input.inputs.push_back(std::move(table));
  }
  const CrsClaim claim{section.crs.empty() && layer.crs.empty() ? source.crs : section.crs, layer.crs,
                       section.file.string(), layer.name, names_of(records)};
  PlacedPolygons placed = place(std::move(layer.polygons), claim, project.crs, findings);
  if (const auto repairs = repair_invalid(placed.projected); !repairs.empty()) {
    report_repairs(repairs, records, findings);
    follow_repairs(placed, repairs, project.crs);
  }
  Findings of_units;
  input.territory = build_territory(std::move(records), {placed.projected, placed.lonlat, project.crs},
                                    {project.checks.area_tolerance_pct}, of_units);
  findings.append(met_in(contract().municipalities, of_units));
  return input;
}

}  // namespace comarca
