// SPDX-License-Identifier: Apache-2.0
#include "publication/report/verdict_sections.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace comarca {
namespace {

constexpr Color kMember = {143, 188, 187};
constexpr Color kAround = {236, 236, 232};

/// The parts of several units as one.
void append_joined(Polygons& target, const VerdictGround& all, const SchemeMap& map,
                   const std::vector<std::uint32_t>& municipalities) {
  for (const std::uint32_t municipality : municipalities) {
    const auto found = std::ranges::find(all.codes, map.unit(municipality).code);
    if (found == all.codes.end()) {
      continue;
    }
    const auto unit = static_cast<std::size_t>(found - all.codes.begin());
    for (std::size_t part = all.polygons.unit_start[unit]; part < all.polygons.unit_start[unit + 1]; ++part) {
      for (std::size_t r = all.polygons.part_start[part]; r < all.polygons.part_start[part + 1]; ++r) {
        const auto ring = all.polygons.ring(r);
        target.points.insert(target.points.end(), ring.begin(), ring.end());
        target.end_ring();
      }
      target.end_part();
    }
  }
  target.end_unit();
}

PolygonLayer layer_of(const Polygons& polygons, const Color& color, double width_mm) {
  PolygonLayer layer;
  layer.polygons = std::make_shared<const Polygons>(polygons);
  layer.fill_of.assign(polygons.unit_count(), 0);
  layer.fills = {Fill{color}};
  layer.outline.width_mm = width_mm;
  return layer;
}

/// Polygons of the members, in the order of the verdict, and of their neighbours.
struct MappedPolygons {
  Polygons members;
  Polygons around;
};

MappedPolygons mapped_polygons(const SchemeReport& report, const VerdictGround& all) {
  MappedPolygons mapped;
  std::set<std::uint32_t> inside;
  std::set<std::uint32_t> around;
  for (const std::string& code : report.verdict.members) {
    const auto parts = report.map.municipalities_of(*report.map.find(code));
    append_joined(mapped.members, all, report.map, parts);
    inside.insert(parts.begin(), parts.end());
  }
  for (const std::uint32_t unit : inside) {
    for (const Neighbour neighbour : report.map.graph().neighbours(unit)) {
      if (!inside.contains(neighbour.unit)) {
        around.insert(neighbour.unit);
      }
    }
  }
  for (const std::uint32_t unit : around) {
    append_joined(mapped.around, all, report.map, {unit});
  }
  return mapped;
}

}  // namespace

std::optional<ReportFigure> verdict_map(const SchemeReport& report, const VerdictGround& ground, const SheetText& text,
                                        Language language) {
  const MappedPolygons mapped = mapped_polygons(report, ground);
  if (mapped.members.points.empty()) {
    return std::nullopt;
  }
  Sheet sheet;
  sheet.id = "mapa";
  sheet.text = text;
  sheet.map.background.push_back(layer_of(mapped.around, kAround, 0.1));
  sheet.map.polygons.push_back(layer_of(mapped.members, kMember, 0.25));
  for (std::size_t i = 0; i < report.verdict.members.size(); ++i) {
    const SchemeUnit& unit = report.map.unit(*report.map.find(report.verdict.members[i]));
    sheet.map.labels.push_back({unit.name, 0, i, unit.area_km2});
  }
  sheet.map.legend.title = verdict_name(report.verdict).in(language);
  sheet.map.legend.entries = {{.shape = LegendShape::area,
                               .label = in(language, "Miembros", "Members"),
                               .count = report.verdict.members.size(),
                               .fill = {kMember}},
                              {.shape = LegendShape::area,
                               .label = in(language, "Municipios vecinos", "Neighbouring municipalities"),
                               .count = mapped.around.unit_count(),
                               .fill = {kAround}}};
  return ReportFigure{std::move(sheet),
                      in(language, "Mapa de los miembros y de sus vecinos", "Map of the members and their neighbours")};
}

}  // namespace comarca
