// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/scheme_sheet.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/cartography/sheet.hpp"
#include "comarca/gis/vector_reader.hpp"

namespace comarca {
namespace {

constexpr Color kMember = {143, 188, 187};
constexpr Color kAround = {236, 236, 232};

/// All polygons of the source, with the position of each municipality code.
struct AllPolygons {
  Polygons polygons;
  std::vector<std::string> codes;
};

AllPolygons all_polygons(const SchemeSource& source) {
  AllPolygons all;
  if (source.work) {
    all.polygons = source.work->territory.polygons;
    for (const Municipality& unit : source.work->territory.municipalities) {
      all.codes.push_back(unit.code);
    }
    return all;
  }
  Findings ignored;
  VectorLayer layer = read_vector_layer(source.file, "municipios", {}, ignored);
  const auto column = layer.column("codigo");
  for (std::size_t row = 0; column && row < layer.size(); ++row) {
    all.codes.push_back(layer.cells[*column][row].value_or(""));
  }
  all.polygons = std::move(layer.polygons);
  return all;
}

/// The parts of several units as one.
void append_joined(Polygons& target, const AllPolygons& all, const SchemeMap& map,
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

std::vector<SheetFigure> member_figures(const SchemeReport& report) {
  SheetFigure area{"Área (km²)", {}};
  SheetFigure population{"Población", {}};
  SheetFigure category{"Categoría", {}};
  for (const std::string& code : report.verdict.members) {
    const SchemeUnit& unit = report.map.unit(*report.map.find(code));
    area.values.push_back(fmt::format("{:.1f}", unit.area_km2));
    population.values.push_back(unit.population ? fmt::format("{:.0f}", *unit.population) : "—");
    category.values.push_back(unit.category.empty() ? "—" : unit.category);
  }
  std::vector<SheetFigure> figures{std::move(area)};
  for (auto& figure : {population, category}) {
    if (std::ranges::any_of(figure.values, [](const std::string& value) { return value != "—"; })) {
      figures.push_back(figure);
    }
  }
  return figures;
}

std::vector<LegendEntry> rule_entries(const SchemeReport& report, Language language) {
  std::vector<LegendEntry> entries;
  entries.push_back({.shape = LegendShape::area,
                     .label = language == Language::spanish ? "Miembros" : "Members",
                     .count = report.verdict.members.size(),
                     .fill = {kMember}});
  for (const RuleVerdict& rule : report.verdict.rules) {
    entries.push_back({.shape = LegendShape::heading,
                       .label = fmt::format("{}: {} ({})", outcome_name(rule.outcome).in(language),
                                            rule.rule->says.in(language), rule.rule->article)});
  }
  return entries;
}

PolygonLayer layer_of(const Polygons& polygons, const Color& color, double width_mm) {
  PolygonLayer layer;
  layer.polygons = std::make_shared<const Polygons>(polygons);
  layer.fill_of.assign(polygons.unit_count(), 0);
  layer.fills = {Fill{color}};
  layer.outline.width_mm = width_mm;
  return layer;
}

}  // namespace

SheetContent sheet_content(const SchemeReport& report, const SchemeSource& source) {
  SheetContent content;
  const AllPolygons all = all_polygons(source);
  std::set<std::uint32_t> inside;
  std::set<std::uint32_t> around;
  for (const std::string& code : report.verdict.members) {
    const auto parts = report.map.municipalities_of(*report.map.find(code));
    append_joined(content.members, all, report.map, parts);
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
    append_joined(content.around, all, report.map, {unit});
  }
  content.figures = member_figures(report);
  content.sources.push_back(fmt::format("Límites: {}", report.verdict.vintage));
  content.date = report.verdict.law_date;
  return content;
}

void write_verdict_pdf(const std::filesystem::path& path, const SchemeReport& report, const SheetContent& content,
                       Language language) {
  Sheet sheet;
  sheet.id = "veredicto";
  sheet.text.title = report.verdict.name;
  sheet.text.subtitle = fmt::format("{} · {}", report.verdict.figure->name.in(language),
                                    outcome_name(report.verdict.outcome).in(language));
  sheet.text.source = report.verdict.vintage;
  sheet.text.vintage = report.verdict.law_date;
  sheet.text.date = report.verdict.law_date;
  sheet.map.background.push_back(layer_of(content.around, kAround, 0.1));
  sheet.map.polygons.push_back(layer_of(content.members, kMember, 0.25));
  for (std::size_t i = 0; i < report.verdict.members.size(); ++i) {
    const SchemeUnit& unit = report.map.unit(*report.map.find(report.verdict.members[i]));
    sheet.map.labels.push_back({unit.name, 0, i, unit.area_km2});
  }
  sheet.map.legend.title = outcome_name(report.verdict.outcome).in(language);
  sheet.map.legend.entries = rule_entries(report, language);
  write_sheets(path, {&sheet, 1}, {.graticule = Graticule::none, .language = language});
}

}  // namespace comarca
