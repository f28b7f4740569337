// SPDX-License-Identifier: Apache-2.0
#include "territory/coverage_findings.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/geometry/wkb.hpp"

namespace comarca {
namespace {

/// One lost ring in so many is no sign of a wrong tolerance.
constexpr std::size_t kRingsForASpeck = 100;

constexpr std::size_t kMostNames = 6;
constexpr double kSliverRoundness = 0.1;  // width below this share of the side of a square of the same area

Text text(std::string es, std::string en) {
  return {std::move(es), std::move(en)};
}

bool is_sliver(const OpenFace& face) noexcept {
  return face.width_m * face.width_m < kSliverRoundness * kSliverRoundness * face.area_m2;
}

Finding gap_finding(const OpenFace& face, const std::string& units, CoverageReporter::Treatment treatment) {
  const bool closed = treatment == CoverageReporter::Treatment::closed;
  const bool sliver = is_sliver(face);
  Finding finding;
  finding.code = sliver ? "astilla" : "vacio";
  finding.severity = closed || !sliver ? Severity::info : Severity::warning;
  finding.what = text(fmt::format("{} de {:.1f} m2 y {:.2f} m de ancho medio entre {}{}",
                                  sliver ? "Astilla sin unidad" : "Hueco sin unidad", face.area_m2, face.width_m, units,
                                  closed ? "; se cerró" : ""),
                      fmt::format("{} of {:.1f} m2, {:.2f} m wide on average, between {}{}",
                                  sliver ? "Sliver without a unit" : "Gap without a unit", face.area_m2, face.width_m,
                                  units, closed ? "; it was closed" : ""));
  finding.remedy = text(closed ? "Revise el límite propuesto." : "Corrija el límite en la fuente, o pida cerrarlo.",
                        closed ? "Check the border proposed." : "Mend the border in the source, or ask to close it.");
  return finding;
}

Finding overlap_finding(const OpenFace& face, const std::string& units, CoverageReporter::Treatment treatment) {
  const bool closed = treatment == CoverageReporter::Treatment::closed;
  Finding finding;
  finding.code = "traslape";
  finding.severity = closed ? Severity::info : Severity::warning;
  finding.what = text(fmt::format("Traslape de {:.1f} m2 y {:.2f} m de ancho medio entre {}{}", face.area_m2,
                                  face.width_m, units, closed ? "; se cerró" : ""),
                      fmt::format("Overlap of {:.1f} m2, {:.2f} m wide on average, between {}{}", face.area_m2,
                                  face.width_m, units, closed ? "; it was closed" : ""));
  finding.remedy = text(closed ? "Revise el límite propuesto." : "Decida a qué unidad pertenece y corrija la fuente.",
                        closed ? "Check the border proposed." : "Decide which unit it belongs to and mend the source.");
  return finding;
}

Finding inside_finding(const std::string& inner, const std::string& outer) {
  Finding finding;
  finding.code = "unidad-dentro-de-otra";
  finding.severity = Severity::error;
  finding.what = text(fmt::format("La unidad {} está dentro de {}, que no tiene hueco para ella", inner, outer),
                      fmt::format("Unit {} lies inside {}, which has no hole for it", inner, outer));
  finding.remedy = text("Abra el hueco en la unidad que la rodea, o quite la de adentro.",
                        "Cut the hole in the unit around it, or remove the one inside.");
  return finding;
}

}  // namespace

std::string CoverageReporter::name(std::uint32_t unit) const {
  return unit < options_.codes.size() ? options_.codes[unit] : fmt::format("#{}", unit);
}

std::string CoverageReporter::names(std::span<const std::uint32_t> units) const {
  std::string result;
  for (std::size_t i = 0; i < units.size() && i < kMostNames; ++i) {
    result.append(i > 0 ? ", " : "").append(name(units[i]));
  }
  if (units.size() > kMostNames) {
    result.append(fmt::format(" (+{})", units.size() - kMostNames));
  }
  return result;
}

void CoverageReporter::add(Finding finding, std::span<const std::uint32_t> units) {
  finding.layer = options_.layer;
  finding.unit = units.empty() ? "" : name(units.front());
  coverage_.findings.add(std::move(finding));
}

void CoverageReporter::outline(const Outline& outline) {
  for (const std::uint32_t unit : outline.broken_units) {
    add({.code = "coordenadas-invalidas",
         .severity = Severity::error,
         .what = text("La unidad tiene coordenadas que no son números; queda sin geometría",
                      "The unit has coordinates that are no numbers; it is left without geometry"),
         .remedy = text("Corrija la geometría en la fuente.", "Mend the geometry in the source.")},
        {&unit, 1});
  }
  for (const std::uint32_t unit : outline.collapsed) {
    add({.code = "anillo-sin-area",
         .severity = Severity::warning,
         .what = text("Un anillo de la unidad no encierra área; se omite",
                      "A ring of the unit encloses no area; it is left out"),
         .remedy = text("Quite el anillo de la fuente.", "Remove the ring from the source.")},
        {&unit, 1});
  }
}

void CoverageReporter::duplicates(const Polygons& polygons, std::span<const Duplicate> duplicates) {
  for (const Duplicate& duplicate : duplicates) {
    const std::uint32_t units[] = {duplicate.unit, duplicate.original};
    add({.code = "unidad-duplicada",
         .severity = Severity::error,
         .what = text(fmt::format("La unidad {} es el mismo polígono que {}; solo la segunda tiene vecinos",
                                  name(duplicate.unit), name(duplicate.original)),
                      fmt::format("Unit {} is the same polygon as {}; only the latter has neighbours",
                                  name(duplicate.unit), name(duplicate.original))),
         .remedy = text("Quite una de las dos de la fuente.", "Remove one of the two from the source."),
         .wkb = multipolygon_wkb(polygons, duplicate.unit),
         .magnitude = planar_area(polygons, duplicate.unit) * coverage_.metres_per_unit * coverage_.metres_per_unit},
        units);
  }
}

void CoverageReporter::face(const Coverage& arrangement, const OpenFace& face, Treatment treatment) {
  const bool inside = face.cover > 1 && face.container != kOutside;
  Finding finding = face.cover == 0 ? gap_finding(face, names(face.units), treatment)
                    : inside        ? inside_finding(name(face.units.front()), name(face.container))
                                    : overlap_finding(face, names(face.units), treatment);
  finding.wkb = multipolygon_wkb(face_polygon(arrangement, face), 0);
  finding.magnitude = face.area_m2;
  add(std::move(finding), face.units);
}

void CoverageReporter::apart_borders() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> by_pair;
  for (std::uint32_t a = 0; a < coverage_.arc_count(); ++a) {
    if (coverage_.arcs[a].kind == ArcKind::apart) {
      by_pair[{coverage_.arcs[a].left, coverage_.arcs[a].right}].push_back(a);
    }
  }
  for (const auto& [pair, arcs] : by_pair) {
    double length_m = 0;
    double widest_m = 0;
    std::vector<std::span<const Point>> lines;
    for (const std::uint32_t a : arcs) {
      length_m += coverage_.arcs[a].length_m;
      widest_m = std::max(widest_m, coverage_.arcs[a].widest_gap_m);
      lines.push_back(coverage_.arc(a));
    }
    const std::uint32_t units[] = {pair.first, pair.second};
    add({.code = "borde-digitalizado-aparte",
         .severity = Severity::warning,
         .what =
             text(fmt::format("El límite entre {} se dibujó dos veces: {:.0f} m, con separaciones hasta de {:.1f} m",
                              names(units), length_m, widest_m),
                  fmt::format("The border between {} was drawn twice: {:.0f} m, up to {:.1f} m apart", names(units),
                              length_m, widest_m)),
         .remedy = text("Use una capa cuyos límites se hayan simplificado juntos.",
                        "Use a layer whose borders were simplified together."),
         .wkb = multilinestring_wkb(lines),
         .magnitude = length_m},
        units);
  }
}

void CoverageReporter::crowds() {
  for (std::size_t node = 0; node < coverage_.node_count(); ++node) {
    const auto units = coverage_.units_at(node);
    if (units.size() > kCrowd) {
      add({.code = "muchas-unidades-en-un-punto",
           .severity = Severity::info,
           .what = text(
               fmt::format("{} unidades se tocan en un punto; no se listan como vecinas por ello", units.size()),
               fmt::format("{} units meet at one point; they are not listed as neighbours for that", units.size())),
           .remedy = text("Revise si el punto es real.", "Check that the point is real."),
           .wkb = point_wkb(coverage_.node_points[node]),
           .magnitude = static_cast<double>(units.size())},
          units);
    }
  }
}

void CoverageReporter::largest_move(std::uint32_t unit, Point at) {
  add({.code = "ajuste-de-vertices",
       .severity = Severity::info,
       .what = text(
           fmt::format("Vértices ajustados para hacer coincidir los límites; el mayor se movió {:.3f} m",
                       coverage_.largest_move_m),
           fmt::format("Vertices were moved to make borders meet; the farthest by {:.3f} m", coverage_.largest_move_m)),
       .remedy = text("Nada, si la tolerancia es la que quiere.", "Nothing, if the tolerance is what you want."),
       .wkb = point_wkb(at),
       .magnitude = coverage_.largest_move_m},
      {&unit, 1});
}

void CoverageReporter::lost_rings(std::size_t count, std::size_t of_rings) {
  // A few specks in a whole layer are specks; a good part of its rings is a tolerance that does not fit the data.
  const bool specks = count * kRingsForASpeck < of_rings;
  add({.code = "tolerancia-excesiva",
       .severity = specks ? Severity::warning : Severity::error,
       .what = text(fmt::format("Más angosto que la tolerancia de {} m, se perdió: {}", coverage_.tolerance_m,
                                counted(count, "anillo", "anillos")),
                    fmt::format("Narrower than the tolerance of {} m and lost: {}", coverage_.tolerance_m,
                                counted(count, "ring", "rings"))),
       .remedy = specks ? text("Revise si esas partes son reales.", "Check whether those parts are real.")
                        : text("Use una tolerancia menor.", "Use a smaller tolerance."),
       .magnitude = coverage_.tolerance_m},
      {});
}

void CoverageReporter::coarse_tolerance(double side_m) {
  add({.code = "tolerancia-excesiva",
       .severity = Severity::warning,
       .what = text(fmt::format("La tolerancia de {} m es grande para estos datos: la mitad de sus lados mide menos de "
                                "{:.2g} m, y puede haber vecinos que se pierdan",
                                coverage_.tolerance_m, side_m),
                    fmt::format("The tolerance of {} m is large for these data: half of their sides are shorter than "
                                "{:.2g} m, and neighbours may be lost",
                                coverage_.tolerance_m, side_m)),
       .remedy = text("Use una tolerancia menor, o revise las unidades y el sistema de referencia de la fuente.",
                      "Use a smaller tolerance, or check the units and the CRS of the source."),
       .magnitude = side_m},
      {});
}

void CoverageReporter::outside_crs() {
  add({.code = "fuera-del-sistema-de-referencia",
       .severity = Severity::error,
       .what = text("Hay coordenadas que el sistema de referencia no ubica en la Tierra; sus longitudes son planas",
                    "Some coordinates are nowhere on Earth in this CRS; their lengths are planar"),
       .remedy = text("Revise el sistema de referencia de la fuente.", "Check the CRS of the source.")},
      {});
}

}  // namespace comarca
