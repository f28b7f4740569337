// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "synth/soiling.hpp"

namespace comarca::synth {
namespace {

using Stretch = std::pair<std::size_t, std::size_t>;  ///< its first and last vertex

void keep_important(std::span<const Point> ring, const Stretch& whole, double tolerance, std::vector<char>& kept) {
  std::vector<Stretch> pending{whole};
  while (!pending.empty()) {
    const auto [from, to] = pending.back();
    pending.pop_back();
    const Point a = ring[from];
    const Point b = ring[to % ring.size()];
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    double farthest = 0;
    std::size_t at = from;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double px = ring[i].x - a.x;
      const double py = ring[i].y - a.y;
      const double share = square > 0 ? std::clamp((px * dx + py * dy) / square, 0.0, 1.0) : 0.0;
      const double off_x = px - share * dx;
      const double off_y = py - share * dy;
      if (off_x * off_x + off_y * off_y > farthest) {
        farthest = off_x * off_x + off_y * off_y;
        at = i;
      }
    }
    if (farthest > tolerance * tolerance) {
      kept[at] = 1;
      pending.emplace_back(from, at);
      pending.emplace_back(at, to);
    }
  }
}

void add_simplified(std::span<const Point> ring, double tolerance, Polygons& out) {
  std::vector<char> kept(ring.size(), 0);
  kept[0] = kept[ring.size() / 3] = kept[2 * ring.size() / 3] = 1;
  keep_important(ring, {0, ring.size() / 3}, tolerance, kept);
  keep_important(ring, {ring.size() / 3, 2 * ring.size() / 3}, tolerance, kept);
  keep_important(ring, {2 * ring.size() / 3, ring.size()}, tolerance, kept);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (kept[i] != 0) {
      out.add_point(ring[i]);
    }
  }
  out.end_ring();
}

}  // namespace

Polygons simplified_alone(const Polygons& polygons, double tolerance_m) {
  Polygons simple;
  for (std::size_t unit = 0; unit < polygons.unit_count(); ++unit) {
    for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
      for (std::size_t ring = polygons.part_start[part]; ring < polygons.part_start[part + 1]; ++ring) {
        add_simplified(polygons.ring(ring), tolerance_m, simple);
      }
      simple.end_part();
    }
    simple.end_unit();
  }
  return simple;
}

}  // namespace comarca::synth
