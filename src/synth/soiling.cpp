// SPDX-License-Identifier: Apache-2.0
#include "synth/soiling.hpp"

#include <cmath>

#include "synth/random.hpp"

namespace comarca::synth {
namespace {

constexpr std::uint32_t kSpoiltPerMille = 60;  // borders spoilt for each kind of dirt
constexpr std::uint32_t kExtraPerMille = 250;  // segments of such a border that get an extra vertex
constexpr std::int64_t kNarrowestMm = 600;     // how far a sliver reaches from the border
constexpr std::int64_t kWidestMm = 2'500;
constexpr std::int64_t kLongEnough = 8;  // times its width must a segment be to carry a sliver

/// The middle of a segment moved to its right by about `width_mm` (negative: to its left).
GridPoint bulge(GridPoint from, GridPoint to, std::int64_t width_mm) {
  const double length = length_mm(from, to);
  const double share = static_cast<double>(width_mm) / length;
  const GridPoint along_it = to - from;
  return middle(from, to) + GridPoint{std::llround(static_cast<double>(along_it.y) * share),
                                      -std::llround(static_cast<double>(along_it.x) * share)};
}

/// Adds bulges on the right (a gap) or the left (an overlap) of every segment long enough.
Chain with_bulges(const Chain& line, std::int64_t side, Random& random, DemoDefect& defect) {
  Chain spoilt;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    spoilt.push_back(line[i]);
    const std::int64_t width = random.between(kNarrowestMm, kWidestMm);
    if (length_mm(line[i], line[i + 1]) > static_cast<double>(kLongEnough * width)) {
      const GridPoint middle_point = bulge(line[i], line[i + 1], side * width);
      defect.area_m2 += std::abs(static_cast<double>(turn(line[i], line[i + 1], middle_point))) / 2e6;
      ++defect.vertices;
      spoilt.push_back(middle_point);
    }
  }
  spoilt.push_back(line.back());
  return spoilt;
}

/// Adds vertices on the line, off it by no more than the rounding to 1 mm.
Chain with_extra_vertices(const Chain& line, Random& random, DemoDefect& defect) {
  Chain spoilt;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    spoilt.push_back(line[i]);
    const GridPoint extra = along(line[i], line[i + 1], random.between(300, 724));
    if ((defect.vertices == 0 || random.per_mille(kExtraPerMille)) && extra != line[i] && extra != line[i + 1]) {
      ++defect.vertices;
      spoilt.push_back(extra);
    }
  }
  spoilt.push_back(line.back());
  return spoilt;
}

void mark_edges(const Layout& layout, Dirt kind, Random random, std::vector<Dirt>& kinds) {
  bool any = false;
  for (std::uint32_t index = 0; index < kinds.size(); ++index) {
    const MapEdge& edge = layout.map.edges[index];
    const auto [left, right] = layout.sides(edge);
    const bool usable = edge.kind == EdgeKind::fractal && left != kNobody && right != kNobody;
    if (usable && kinds[index] == Dirt::none && (!any || random.per_mille(kSpoiltPerMille))) {
      kinds[index] = kind;
      any = true;
    }
  }
}

}  // namespace

Soiling::Soiling(const Layout& layout, Dirt dirt, std::uint64_t seed) : seed_(seed) {
  if (!has(dirt, Dirt::slivers | Dirt::overlaps | Dirt::extra_vertices)) {
    return;
  }
  kinds_.assign(layout.map.edges.size(), Dirt::none);
  for (const Dirt kind : {Dirt::slivers, Dirt::overlaps, Dirt::extra_vertices}) {
    if (has(dirt, kind)) {
      mark_edges(layout, kind, Random(seed, kDirtStream + 1000 * static_cast<std::uint64_t>(kind)), kinds_);
    }
  }
}

Chain Soiling::right_side(const Layout& layout, const Outlines& outlines, std::uint32_t edge,
                          std::vector<DemoDefect>& defects) const {
  const Chain& chain = outlines.chains[edge];
  if (kinds_.empty() || kinds_[edge] == Dirt::none) {
    return chain;
  }
  const MapEdge& around = layout.map.edges[edge];
  Chain line{layout.map.nodes[around.from]};
  line.insert(line.end(), chain.begin(), chain.end());
  line.push_back(layout.map.nodes[around.to]);
  const auto [left, right] = layout.sides(around);
  DemoDefect defect{.kind = kinds_[edge], .spoilt = right, .neighbour = left};
  Random random(seed_, kSpoiltEdgeStream + edge);
  const Chain spoilt = defect.kind == Dirt::extra_vertices
                           ? with_extra_vertices(line, random, defect)
                           : with_bulges(line, defect.kind == Dirt::slivers ? 1 : -1, random, defect);
  if (defect.vertices > 0) {
    defects.push_back(defect);
  }
  return {spoilt.begin() + 1, spoilt.end() - 1};
}

}  // namespace comarca::synth
