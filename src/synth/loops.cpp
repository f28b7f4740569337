// SPDX-License-Identifier: Apache-2.0
#include "synth/loops.hpp"

#include <algorithm>
#include <array>

#include "synth/fractal.hpp"
#include "synth/random.hpp"

namespace comarca::synth {
namespace {

/// A regular hexagon of radius 1000.
constexpr std::array<GridPoint, 6> kHexagon = {
    {{1000, 0}, {500, 866}, {-500, 866}, {-1000, 0}, {-500, -866}, {500, -866}}};

}  // namespace

std::int64_t free_radius(const PlanarMap& map, std::uint32_t cell) {
  const GridPoint site = map.sites[cell];
  double nearest = 1e12;
  for (const EdgeUse use : map.edges_of(cell)) {
    const MapEdge& edge = map.edges[use.edge];
    const Room room =
        room_around(map.nodes[edge.from], map.nodes[edge.to], map.sites[edge.left], map.sites[edge.right]);
    const GridPoint apex = edge.left == cell ? room.left : room.right;
    nearest = std::min({nearest, distance_mm(site, room.from, apex), distance_mm(site, room.to, apex)});
  }
  return static_cast<std::int64_t>(nearest);
}

Chain loop_inside(const PlanarMap& map, std::uint32_t host, std::int64_t spacing_mm, std::uint64_t seed) {
  const GridPoint site = map.sites[host];
  const std::int64_t radius = free_radius(map, host);
  Random random(seed, kLoopStream + host);
  std::array<GridPoint, 6> corners;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const std::int64_t reach = random.between(450, 700) * radius / 1000;
    corners[i] = site + GridPoint{kHexagon[i].x * reach / 1000, kHexagon[i].y * reach / 1000};
  }
  Chain loop;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const GridPoint from = corners[i];
    const GridPoint to = corners[(i + 1) % corners.size()];
    const GridPoint centre = middle(from, to);
    const GridPoint beyond = centre + (centre - site);
    loop.push_back(from);
    append_fractal(room_around(from, to, site, middle(centre, beyond)), spacing_mm, random, loop);
  }
  return loop;
}

}  // namespace comarca::synth
