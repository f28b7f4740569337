// SPDX-License-Identifier: Apache-2.0
#include "synth/landuse/plan_truth.hpp"

#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "comarca/geometry/ellipsoid.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca::synth {
namespace {

struct Areas {
  double planar_m2 = 0;
  double ellipsoid_m2 = 0;
};

using AreasOfLand = std::array<Areas, kLandNames.size()>;

AreasOfLand measure(const LandPlan& plan) {
  Polygons lonlat = plan.polygons;
  Projection("EPSG:9377").to_lonlat(lonlat.points);
  AreasOfLand areas;
  for (std::size_t piece = 0; piece < plan.pieces.size(); ++piece) {
    Areas& sum = areas[static_cast<std::size_t>(plan.pieces[piece])];
    sum.planar_m2 += planar_area(plan.polygons, piece);
    sum.ellipsoid_m2 += Ellipsoid::measure(lonlat, piece).area_m2;
  }
  return areas;
}

Areas difference(const Areas& whole, const Areas& part) {
  return {whole.planar_m2 - part.planar_m2, whole.ellipsoid_m2 - part.ellipsoid_m2};
}

std::string area_row(const std::string& code, std::string_view first, std::string_view second, const Areas& areas) {
  return fmt::format("{},{}{}{},{:.4f},{:.4f}\n", code, first, second.empty() ? "" : ",", second, areas.planar_m2,
                     areas.ellipsoid_m2);
}

struct Length {
  double planar_m = 0;
  double ellipsoid_m = 0;
};

Length length_of(const Chain& inner, GridPoint from, GridPoint to, const Projection& projection) {
  std::vector<Point> line{to_metres(from)};
  for (const GridPoint point : inner) {
    line.push_back(to_metres(point));
  }
  line.push_back(to_metres(to));
  Length length;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length.planar_m += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  }
  projection.to_lonlat(line);
  length.ellipsoid_m = Ellipsoid::length_m(line);
  return length;
}

/// first < second, class of each.
using Contact = std::tuple<std::uint32_t, std::uint32_t, Land, Land>;

Contact contact(std::uint32_t a, Land land_a, std::uint32_t b, Land land_b) {
  return a < b ? Contact(a, b, land_a, land_b) : Contact(b, a, land_b, land_a);
}

void add_length(Length& sum, const Length& more) {
  sum.planar_m += more.planar_m;
  sum.ellipsoid_m += more.ellipsoid_m;
}

std::map<Contact, Length> contacts(const Blueprint& blueprint, const LandPlanner& planner, std::uint32_t units) {
  const Layout& layout = blueprint.layout;
  const Projection projection("EPSG:9377");
  std::map<Contact, Length> lengths;
  for (std::uint32_t index = 0; index < layout.map.edges.size(); ++index) {
    const MapEdge& edge = layout.map.edges[index];
    const auto [left, right] = layout.sides(edge);
    if (edge.kind == EdgeKind::collapsed || left >= units || right >= units) {
      continue;
    }
    const auto pair = contact(left, planner.class_along(left, index), right, planner.class_along(right, index));
    add_length(lengths[pair], length_of(blueprint.outlines.chains[index], layout.map.nodes[edge.from],
                                        layout.map.nodes[edge.to], projection));
  }
  const auto add_loop = [&](std::uint32_t a, Land land_a, std::uint32_t b, Land land_b, const Chain& loop) {
    if (a < units && b < units) {
      const Chain inner(loop.begin() + 1, loop.end());
      add_length(lengths[contact(a, land_a, b, land_b)], length_of(inner, loop.front(), loop.front(), projection));
    }
  };
  add_loop(layout.enclave, Land::urbano, layout.enclave_host, Land::rural, blueprint.outlines.enclave_loop);
  add_loop(layout.exclave_owner, Land::rural, layout.exclave_host, Land::rural, blueprint.outlines.exclave_loop);
  return lengths;
}

std::string_view name_of(Land land) {
  return kLandNames[static_cast<std::size_t>(land)];
}

}  // namespace

PlanTruth::PlanTruth(const Blueprint& blueprint)
    : blueprint_(blueprint),
      areas_("codigo,suelo,area_plana_m2,area_elipsoide_m2\n"),
      hazards_("codigo,clase,amenaza,area_plana_m2,area_elipsoide_m2\n") {}

void PlanTruth::add(std::uint32_t unit, const LandPlan& plan) {
  const std::string& code = blueprint_.territory.units[unit].code;
  const auto areas = measure(plan);
  const auto of = [&](Land land) { return areas[static_cast<std::size_t>(land)]; };
  for (std::size_t land = 0; land < areas.size(); ++land) {
    if (areas[land].planar_m2 > 0) {
      areas_ += area_row(code, kLandNames[land], "", areas[land]);
    }
  }
  if (of(Land::alta).planar_m2 > 0) {
    // High hazard covers the core and ends inside the expansion; medium begins there and ends in the rural rest.
    const Areas high_expansion = difference(of(Land::alta), of(Land::urbano));
    const Areas medium_expansion = difference(of(Land::expansion), high_expansion);
    hazards_ += area_row(code, "urbano", "alta", of(Land::urbano));
    hazards_ += area_row(code, "expansion", "alta", high_expansion);
    hazards_ += area_row(code, "expansion", "media", medium_expansion);
    hazards_ += area_row(code, "rural", "media", difference(of(Land::media), medium_expansion));
  }
}

void PlanTruth::write(const LandPlanner& planner, std::uint32_t units, OutputFolder& folder) const {
  std::string text = "codigo_a,codigo_b,clase_a,clase_b,longitud_plana_m,longitud_elipsoide_m\n";
  for (const auto& [pair, length] : contacts(blueprint_, planner, units)) {
    const auto& [first, second, land_first, land_second] = pair;
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{:.6f},{:.6f}\n", blueprint_.territory.units[first].code,
                   blueprint_.territory.units[second].code, name_of(land_first), name_of(land_second), length.planar_m,
                   length.ellipsoid_m);
  }
  folder.write("verdad/suelo.csv", areas_);
  folder.write("verdad/suelo_amenaza.csv", hazards_);
  folder.write("verdad/articulacion.csv", text);
}

}  // namespace comarca::synth
