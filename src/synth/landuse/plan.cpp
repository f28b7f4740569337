// SPDX-License-Identifier: Apache-2.0
#include "synth/landuse/plan.hpp"

#include <algorithm>
#include <span>

#include "synth/fractal.hpp"
#include "synth/loops.hpp"

namespace comarca::synth {
namespace {

/// A regular dodecagon of radius 1000.
constexpr std::array<GridPoint, 12> kDodecagon = {{{1000, 0},
                                                   {866, 500},
                                                   {500, 866},
                                                   {0, 1000},
                                                   {-500, 866},
                                                   {-866, 500},
                                                   {-1000, 0},
                                                   {-866, -500},
                                                   {-500, -866},
                                                   {0, -1000},
                                                   {500, -866},
                                                   {866, -500}}};

/// Radii of the loops of a town, of a thousand of the room around its middle. A loop strays from 84 to 113 % of its
/// radius, so that they are one within the other: core, high hazard, expansion, protection, suburban, medium hazard.
constexpr std::array<std::int64_t, 6> kTownRadii = {155, 218, 310, 440, 620, 860};
constexpr std::size_t kCore = 0;
constexpr std::size_t kHighHazard = 1;
constexpr std::size_t kExpansion = 2;
constexpr std::size_t kProtection = 3;
constexpr std::size_t kSuburban = 4;
constexpr std::size_t kMediumHazard = 5;

Chain round_loop(GridPoint centre, std::int64_t radius_mm, std::int64_t spacing_mm, Random random) {
  std::array<GridPoint, kDodecagon.size()> corners;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const std::int64_t reach = radius_mm * random.between(950, 1050) / 1000;
    corners[i] = centre + GridPoint{kDodecagon[i].x * reach / 1000, kDodecagon[i].y * reach / 1000};
  }
  Chain loop;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const GridPoint from = corners[i];
    const GridPoint to = corners[(i + 1) % corners.size()];
    const GridPoint half_way = middle(from, to);
    const GridPoint inwards = along(half_way, centre, 80);
    loop.push_back(from);
    append_fractal({from, half_way + (half_way - inwards), to, inwards}, spacing_mm, random, loop);
  }
  return loop;
}

void add_forward(const Chain& chain, Polygons& out) {
  for (const GridPoint point : chain) {
    out.add_point(to_metres(point));
  }
}

void add_backward(const Chain& chain, Polygons& out) {
  for (std::size_t i = chain.size(); i-- > 0;) {
    out.add_point(to_metres(chain[i]));
  }
}

/// What lies between two loops, or inside the outer one when there is no inner.
void add_ring(Land land, const Chain& outer, const Chain* inner, LandPlan& plan) {
  add_forward(outer, plan.polygons);
  plan.polygons.end_ring();
  if (inner != nullptr) {
    add_backward(*inner, plan.polygons);
    plan.polygons.end_ring();
  }
  plan.polygons.end_part();
  plan.polygons.end_unit();
  plan.pieces.push_back(land);
}

/// The clean line of an edge as the unit of this cell runs along it, with its first node and without its last.
void add_side(const Blueprint& blueprint, std::uint32_t cell, EdgeUse use, Polygons& out) {
  const Chain& chain = blueprint.outlines.chains[use.edge];
  out.add_point(to_metres(blueprint.layout.map.nodes[blueprint.layout.map.start_node(use)]));
  if (blueprint.layout.map.edges[use.edge].left == cell) {
    add_forward(chain, out);
  } else {
    add_backward(chain, out);
  }
}

void add_shell(const Blueprint& blueprint, std::uint32_t unit, Polygons& out) {
  const Layout& layout = blueprint.layout;
  const std::uint32_t cell = layout.cell_of_unit[unit];
  if (cell == kNobody) {
    add_forward(blueprint.outlines.enclave_loop, out);
  } else {
    for (const EdgeUse use : layout.map.edges_of(cell)) {
      if (layout.map.edges[use.edge].kind != EdgeKind::collapsed) {
        add_side(blueprint, cell, use, out);
      }
    }
  }
  out.end_ring();
}

/// The edges of a cell that have a length.
std::vector<EdgeUse> sides_of(const Layout& layout, std::uint32_t cell) {
  std::vector<EdgeUse> sides;
  for (const EdgeUse use : layout.map.edges_of(cell)) {
    if (layout.map.edges[use.edge].kind != EdgeKind::collapsed) {
      sides.push_back(use);
    }
  }
  return sides;
}

/// The first sector is the city, the second its expansion.
Land land_of_sector(std::size_t sector) {
  return sector == 0 ? Land::urbano : sector == 1 ? Land::expansion : Land::rural;
}

}  // namespace

LandPlanner::Shape LandPlanner::shape_of(std::uint32_t unit) const noexcept {
  const Layout& layout = blueprint_.layout;
  if (unit == layout.enclave) {
    return Shape::all_urban;
  }
  if (unit == layout.enclave_host || unit == layout.exclave_host) {
    return Shape::all_rural;
  }
  return unit % 3 == 1 ? Shape::sectors : Shape::town;
}

Land LandPlanner::class_along(std::uint32_t unit, std::uint32_t edge) const {
  if (shape_of(unit) != Shape::sectors) {
    return shape_of(unit) == Shape::all_urban ? Land::urbano : Land::rural;
  }
  const auto sides = sides_of(blueprint_.layout, blueprint_.layout.cell_of_unit[unit]);
  const auto found = std::ranges::find(sides, edge, &EdgeUse::edge);
  return land_of_sector(static_cast<std::size_t>(found - sides.begin()));
}

void LandPlanner::add_town(std::uint32_t unit, LandPlan& plan) const {
  const Layout& layout = blueprint_.layout;
  const std::uint32_t cell = layout.cell_of_unit[unit];
  const std::int64_t room = free_radius(layout.map, cell);
  std::array<Chain, kTownRadii.size()> loops;
  for (std::size_t i = 0; i < loops.size(); ++i) {
    loops[i] = round_loop(layout.map.sites[cell], room * kTownRadii[i] / 1000, blueprint_.outlines.spacing_mm,
                          Random(seed_, kLandStream + 1'000 * (unit * loops.size() + i + 1)));
  }
  add_ring(Land::urbano, loops[kCore], nullptr, plan);
  add_ring(Land::expansion, loops[kExpansion], &loops[kCore], plan);
  add_shell(blueprint_, unit, plan.polygons);
  add_backward(loops[kExpansion], plan.polygons);
  plan.polygons.end_ring();
  plan.polygons.end_part();
  add_exclave(unit, plan);
  plan.polygons.end_unit();
  plan.pieces.push_back(Land::rural);
  add_ring(Land::proteccion, loops[kProtection], &loops[kExpansion], plan);
  add_ring(Land::suburbano, loops[kSuburban], &loops[kProtection], plan);
  add_ring(Land::alta, loops[kHighHazard], nullptr, plan);
  add_ring(Land::media, loops[kMediumHazard], &loops[kHighHazard], plan);
}

void LandPlanner::add_sectors(std::uint32_t unit, LandPlan& plan) const {
  const Layout& layout = blueprint_.layout;
  const std::uint32_t cell = layout.cell_of_unit[unit];
  const auto sides = sides_of(layout, cell);
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const EdgeUse next = sides[(i + 1) % sides.size()];
    plan.polygons.add_point(to_metres(layout.map.sites[cell]));
    add_side(blueprint_, cell, sides[i], plan.polygons);
    plan.polygons.add_point(to_metres(layout.map.nodes[layout.map.start_node(next)]));
    plan.polygons.end_ring();
    plan.polygons.end_part();
    if (i + 1 == sides.size()) {
      add_exclave(unit, plan);
    }
    plan.polygons.end_unit();
    plan.pieces.push_back(land_of_sector(i));
  }
}

void LandPlanner::add_exclave(std::uint32_t unit, LandPlan& plan) const {
  if (unit == blueprint_.layout.exclave_owner) {
    add_forward(blueprint_.outlines.exclave_loop, plan.polygons);
    plan.polygons.end_ring();
    plan.polygons.end_part();
  }
}

LandPlan LandPlanner::plan(std::uint32_t unit) const {
  LandPlan plan;
  const Shape shape = shape_of(unit);
  if (shape == Shape::town) {
    add_town(unit, plan);
    return plan;
  }
  if (shape == Shape::sectors) {
    add_sectors(unit, plan);
    return plan;
  }
  add_shell(blueprint_, unit, plan.polygons);
  if (unit == blueprint_.layout.enclave_host) {
    add_backward(blueprint_.outlines.enclave_loop, plan.polygons);
    plan.polygons.end_ring();
  }
  if (unit == blueprint_.layout.exclave_host) {
    add_backward(blueprint_.outlines.exclave_loop, plan.polygons);
    plan.polygons.end_ring();
  }
  plan.polygons.end_part();
  add_exclave(unit, plan);
  plan.polygons.end_unit();
  plan.pieces.push_back(shape == Shape::all_urban ? Land::urbano : Land::rural);
  return plan;
}

}  // namespace comarca::synth
