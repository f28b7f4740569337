// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/units.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"
#include "comarca/territory/dissolve.hpp"

// ADR 0013: the area of a group is the sum of its members.
namespace comarca {
namespace {

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

/// Municipalities dissolved into groups.
struct Dissolved {
  std::span<const Group> groups;
  Polygons outlines;
  std::vector<double> areas_m2;
  std::vector<double> perimeters_m;
};

Dissolved dissolved(const Territory& territory, const Coverage& coverage, std::span<const Group> groups,
                    std::span<const std::uint32_t> group_of_unit) {
  Dissolved result{groups,
                   dissolve(coverage, group_of_unit, groups.size()),
                   {},
                   perimeters_m(coverage, group_of_unit, groups.size())};
  for (const Group& group : groups) {
    result.areas_m2.push_back(members_area_m2(group, territory));
  }
  return result;
}

/// Subregions or departments; `more` fills what only one of the two layers has.
template <class GroupsLayer, class More>
void write_groups(RowWriter out, const GroupsLayer& layer, const Dissolved& dissolved, const More& more) {
  for (std::size_t index = 0; index < dissolved.groups.size(); ++index) {
    const Group& group = dissolved.groups[index];
    Row row = out.row();
    row[layer.code] = group.code;
    row[layer.name] = group.name;
    row[layer.municipality_count] = group.members.size();
    row[layer.area_km2] = to_km2(dissolved.areas_m2[index]);
    row[layer.perimeter_km] = to_km(dissolved.perimeters_m[index]);
    more(row, group);
    out.add(row, dissolved.outlines.unit_empty(index) ? std::string() : multipolygon_wkb(dissolved.outlines, index));
  }
}

}  // namespace

void fill(const MunicipalitiesLayer& layer, const Filling& filling) {
  const Territory& territory = filling.work.territory;
  RowWriter out(filling.writer, layer);
  std::string wkb;
  for (std::size_t unit = 0; unit < territory.municipalities.size(); ++unit) {
    const Municipality& municipality = territory.municipalities[unit];
    const Group& department = territory.departments[municipality.department];
    wkb.clear();
    if (!territory.polygons.unit_empty(unit)) {
      append_multipolygon_wkb(wkb, territory.polygons, unit);
    }
    Row row = out.row();
    row[layer.code] = municipality.code;
    row[layer.name] = municipality.name;
    row[layer.department] = department.code;
    row[layer.department_name] = department.name;
    if (municipality.subregion) {
      const Group& subregion = territory.subregions[*municipality.subregion];
      row[layer.subregion] = subregion.code;
      row[layer.subregion_name] = subregion.name;
    }
    row[layer.area_km2] = to_km2(municipality.measure.area_m2);
    row[layer.perimeter_km] = to_km(municipality.measure.perimeter_m);
    row[layer.official_area_km2] = municipality.official_area_km2;
    out.add(row, wkb);
  }
}

void fill(const SubregionsLayer& layer, const Filling& filling) {
  const Territory& territory = filling.work.territory;
  if (territory.subregions.empty()) {
    return;
  }
  write_groups(RowWriter(filling.writer, layer), layer,
               dissolved(territory, filling.work.coverage, territory.subregions, territory.subregion_of_each()),
               [&](Row& row, const Group& group) {
                 const Municipality& member = territory.municipalities[group.members.front()];
                 row[layer.department] = territory.departments[member.department].code;
               });
}

void fill(const DepartmentsLayer& layer, const Filling& filling) {
  const Territory& territory = filling.work.territory;
  write_groups(RowWriter(filling.writer, layer), layer,
               dissolved(territory, filling.work.coverage, territory.departments, territory.department_of_each()),
               [](Row& /*row*/, const Group& /*group*/) {});
}

}  // namespace comarca
