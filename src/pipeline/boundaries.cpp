// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/boundaries.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"
#include "comarca/geometry/projection.hpp"
#include "comarca/geometry/validity.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "pipeline/placement.hpp"

namespace comarca {
namespace {

/// Columns by role, as indices into the layer.
class Columns {
 public:
  Columns(const VectorLayer& layer, const BoundariesSection& section) : layer_(layer), section_(section) {}

  [[nodiscard]] std::optional<std::size_t> find(const std::string& role) const {
    const auto named = section_.columns.find(role);
    if (named == section_.columns.end()) {
      return std::nullopt;
    }
    const auto column = layer_.column(named->second);
    if (!column) {
      throw data_error(fmt::format("there is no column '{}' for '{}'", named->second, role),
                       {.file = section_.file.string(), .layer = layer_.name},
                       suggestion(named->second, layer_.columns));
    }
    return column;
  }

  [[nodiscard]] std::string text(const std::optional<std::size_t>& column, std::size_t row) const {
    const Cell* cell = column ? &layer_.cells[*column][row] : nullptr;
    return cell != nullptr && *cell ? std::string(trim(**cell)) : std::string();
  }

 private:
  const VectorLayer& layer_;
  const BoundariesSection& section_;
};

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::vector<MunicipalityRecord> read_records(const VectorLayer& layer, const BoundariesSection& section) {
  const Columns columns(layer, section);
  const auto code = columns.find("code");
  const auto department = columns.find("department_code");
  const auto local = columns.find("local_code");
  const auto name = columns.find("name");
  const auto department_name = columns.find("department_name");
  const auto area = columns.find("official_area_km2");
  std::vector<MunicipalityRecord> records;
  for (std::size_t row = 0; row < layer.size(); ++row) {
    MunicipalityRecord record;
    record.code = code ? columns.text(code, row) : columns.text(department, row) + columns.text(local, row);
    record.name = columns.text(name, row);
    record.department_code = department ? columns.text(department, row) : record.code.substr(0, 2);
    record.department_name = columns.text(department_name, row);
    record.official_area_km2 = number(columns.text(area, row));
    record.where = fmt::format("{}, {}", section.file.filename().string(), row + 1);
    records.push_back(std::move(record));
  }
  return records;
}

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
         .layer = "municipios",
         .unit = record.code,
         .where = record.where,
         .what = {fmt::format("{}: polígono inválido ({}). Reparado: de {} a {} partes, el área cambió {:+.1f} m².",
                              record.name, repair.reason, repair.parts_before, repair.parts_after, change),
                  fmt::format(
                      "{}: invalid polygon ({}). Repaired: from {} to {} parts, the area changed by {:+.1f} m2.",
                      record.name, repair.reason, repair.parts_before, repair.parts_after, change)},
         .remedy = {"Compare el antes y el después en ese punto y corrija el archivo de origen.",
                    "Compare before and after at that point and mend the source file."},
         .wkb = point_wkb(repair.location),
         .magnitude = std::abs(change)});
  }
}

}  // namespace

BoundaryInput read_boundaries(const Project& project, const std::filesystem::path& /*data*/, Findings& findings) {
  const BoundariesSection& section = project.boundaries;
  VectorLayer layer = read_vector_layer(section.file, section.layer, {.encoding = section.encoding}, findings);
  auto records = read_records(layer, section);
  const CrsClaim claim{section.crs, layer.crs, section.file.string(), layer.name};
  PlacedPolygons placed = place(std::move(layer.polygons), claim, project.crs, findings);
  if (const auto repairs = repair_invalid(placed.projected); !repairs.empty()) {
    report_repairs(repairs, records, findings);
    follow_repairs(placed, repairs, project.crs);
  }
  BoundaryInput input;
  input.territory = build_territory(std::move(records), placed.projected, placed.lonlat, project.crs,
                                    {project.checks.area_tolerance_pct}, findings);
  input.record = {.role = "límites",
                  .file = section.file.filename().string(),
                  .sha256 = sha256_of_file(section.file),
                  .bytes = std::filesystem::file_size(section.file),
                  .source = section.source};
  return input;
}

}  // namespace comarca
