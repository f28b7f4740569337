// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/territory/dissolve.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

constexpr double kSquareMetresPerSquareKilometre = 1e6;
constexpr double kMetresPerKilometre = 1e3;

FieldSchema subregion_code_field() {
  return {"subregion",
          FieldType::text,
          {"Código de la subregión", "Subregion code"},
          {"Subregión a la que pertenece", "Subregion it belongs to"}};
}
FieldSchema subregion_name_field() {
  return {"nombre_subregion",
          FieldType::text,
          {"Subregión", "Subregion"},
          {"Nombre de la subregión", "Name of the subregion"}};
}
FieldSchema department_code_field() {
  return {"departamento",
          FieldType::text,
          {"Código del departamento", "Department code"},
          {"Dos dígitos DIVIPOLA", "Two DIVIPOLA digits"}};
}
FieldSchema department_name_field() {
  return {"nombre_departamento",
          FieldType::text,
          {"Departamento", "Department"},
          {"Nombre del departamento", "Name of the department"}};
}

/// Perimeter of each group: the arcs that have it on one side only, measured on the ellipsoid.
std::vector<double> perimeters_m(const Coverage& coverage, std::span<const std::uint32_t> group_of_unit,
                                 std::size_t groups) {
  std::vector<double> perimeters(groups, 0.0);
  const auto group_of = [&](std::uint32_t unit) { return unit == kOutside ? kOutside : group_of_unit[unit]; };
  for (const Arc& arc : coverage.arcs) {
    if (arc.kind == ArcKind::apart) {
      continue;
    }
    const std::uint32_t left = group_of(arc.left);
    const std::uint32_t right = arc.kind == ArcKind::doubled ? kOutside : group_of(arc.right);
    if (left == right) {
      continue;
    }
    for (const std::uint32_t group : {left, right}) {
      if (group != kOutside) {
        perimeters[group] += arc.length_m;
      }
    }
  }
  return perimeters;
}

/// The area of a group is the sum of its members', so that levels add up; its perimeter is that of the dissolved
/// outline.
double members_area_m2(const Group& group, const Territory& territory) {
  double area = 0;
  for (const std::size_t member : group.members) {
    area += territory.municipalities[member].measure.area_m2;
  }
  return area;
}

}  // namespace

LayerSchema municipalities_schema() {
  return {"municipios",
          {"Municipios", "Municipalities"},
          {"Municipios, distritos y áreas no municipalizadas", "Municipalities, districts and non-municipal areas"},
          GeometryKind::polygon,
          {code_field(),
           name_field(),
           department_code_field(),
           department_name_field(),
           subregion_code_field(),
           subregion_name_field(),
           area_field(),
           perimeter_field(),
           {"area_oficial_km2",
            FieldType::real,
            {"Área oficial", "Official area"},
            {"Área que da la fuente, cuando la da", "Area that the source gives, when it does"},
            "km²"}}};
}

void write_municipalities(LayerWriter& writer, const Territory& territory) {
  writer.begin_layer(municipalities_schema());
  std::string wkb;
  for (std::size_t unit = 0; unit < territory.municipalities.size(); ++unit) {
    const Municipality& municipality = territory.municipalities[unit];
    const Group& department = territory.departments[municipality.department];
    const Group* subregion = municipality.subregion ? &territory.subregions[*municipality.subregion] : nullptr;
    wkb.clear();
    if (!territory.polygons.unit_empty(unit)) {
      append_multipolygon_wkb(wkb, territory.polygons, unit);
    }
    const std::vector<CellValue> cells = {
        municipality.code,
        text_or_missing(municipality.name),
        text_or_missing(department.code),
        text_or_missing(department.name),
        text_or_missing(subregion == nullptr ? "" : subregion->code),
        text_or_missing(subregion == nullptr ? "" : subregion->name),
        municipality.measure.area_m2 / kSquareMetresPerSquareKilometre,
        municipality.measure.perimeter_m / kMetresPerKilometre,
        municipality.official_area_km2 ? CellValue{*municipality.official_area_km2} : CellValue{}};
    writer.add_row(cells, wkb);
  }
}

LayerSchema subregions_schema() {
  return {"subregiones",
          {"Subregiones", "Subregions"},
          {"Municipios disueltos por subregión", "Municipalities dissolved by subregion"},
          GeometryKind::polygon,
          {code_field(), name_field(), department_code_field(), members_field(), area_field(), perimeter_field()}};
}

void write_subregions(LayerWriter& writer, const Territory& territory, const Coverage& coverage) {
  writer.begin_layer(subregions_schema());
  const auto group_of_unit = territory.subregion_of_each();
  const Polygons dissolved = dissolve(coverage, group_of_unit, territory.subregions.size());
  const auto perimeters = perimeters_m(coverage, group_of_unit, territory.subregions.size());
  for (std::size_t index = 0; index < territory.subregions.size(); ++index) {
    const Group& group = territory.subregions[index];
    const std::string& department =
        territory.departments[territory.municipalities[group.members.front()].department].code;
    const std::vector<CellValue> cells = {group.code,
                                          text_or_missing(group.name),
                                          text_or_missing(department),
                                          static_cast<std::int64_t>(group.members.size()),
                                          members_area_m2(group, territory) / kSquareMetresPerSquareKilometre,
                                          perimeters[index] / kMetresPerKilometre};
    writer.add_row(cells, dissolved.unit_empty(index) ? std::string() : multipolygon_wkb(dissolved, index));
  }
}

LayerSchema departments_schema() {
  return {"departamentos",
          {"Departamentos", "Departments"},
          {"Municipios disueltos por departamento", "Municipalities dissolved by department"},
          GeometryKind::polygon,
          {code_field(), name_field(), members_field(), area_field(), perimeter_field()}};
}

void write_departments(LayerWriter& writer, const Territory& territory, const Coverage& coverage) {
  writer.begin_layer(departments_schema());
  const auto group_of_unit = territory.department_of_each();
  const Polygons dissolved = dissolve(coverage, group_of_unit, territory.departments.size());
  const auto perimeters = perimeters_m(coverage, group_of_unit, territory.departments.size());
  for (std::size_t index = 0; index < territory.departments.size(); ++index) {
    const Group& group = territory.departments[index];
    const std::vector<CellValue> cells = {
        text_or_missing(group.code), text_or_missing(group.name), static_cast<std::int64_t>(group.members.size()),
        members_area_m2(group, territory) / kSquareMetresPerSquareKilometre, perimeters[index] / kMetresPerKilometre};
    writer.add_row(cells, dissolved.unit_empty(index) ? std::string() : multipolygon_wkb(dissolved, index));
  }
}

}  // namespace comarca
