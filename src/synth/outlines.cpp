// SPDX-License-Identifier: Apache-2.0
#include "synth/outlines.hpp"

#include <algorithm>

#include "comarca/base/parallel.hpp"
#include "synth/fractal.hpp"
#include "synth/loops.hpp"

namespace comarca::synth {
namespace {

constexpr std::size_t kSampledEdges = 300;
constexpr std::int64_t kFinestMm = 2'000;
constexpr std::int64_t kCoarsestMm = 20'000'000;

bool is_drawn(const Layout& layout, const MapEdge& edge) {
  const auto [left, right] = layout.sides(edge);
  return edge.kind != EdgeKind::collapsed && (left != kNobody || right != kNobody);
}

Chain draw(const PlanarMap& map, std::size_t index, std::int64_t spacing_mm, std::uint64_t seed) {
  const MapEdge& edge = map.edges[index];
  Chain chain;
  if (edge.kind == EdgeKind::fractal) {
    Random random(seed, kEdgeStream + index);
    append_fractal(room_around(map.nodes[edge.from], map.nodes[edge.to], map.sites[edge.left], map.sites[edge.right]),
                   spacing_mm, random, chain);
  }
  return chain;
}

/// Vertices over all polygons that a spacing would give, guessed from some of the edges.
double guessed_vertices(const Layout& layout, const std::vector<std::uint32_t>& drawn, std::int64_t spacing_mm,
                        std::uint64_t seed) {
  const std::size_t step = std::max<std::size_t>(1, drawn.size() / kSampledEdges);
  std::size_t edges = 0;
  std::size_t vertices = 0;
  for (std::size_t i = 0; i < drawn.size(); i += step) {
    const auto [left, right] = layout.sides(layout.map.edges[drawn[i]]);
    const std::size_t owners = (left == kNobody ? 0U : 1U) + (right == kNobody ? 0U : 1U);
    vertices += owners * (draw(layout.map, drawn[i], spacing_mm, seed).size() + 1);
    ++edges;
  }
  return static_cast<double>(vertices) * static_cast<double>(drawn.size()) / static_cast<double>(edges);
}

std::int64_t spacing_for(const Layout& layout, const std::vector<std::uint32_t>& drawn, std::size_t vertices,
                         std::uint64_t seed) {
  std::int64_t fine = kFinestMm;
  std::int64_t coarse = kCoarsestMm;
  while (coarse - fine > fine / 64) {
    // Vertices fall about as the inverse of the spacing: halve the ratio, coarse side first, where drawing is quick.
    const std::int64_t spacing = coarse > 2 * fine ? coarse / 2 : (coarse + fine) / 2;
    if (guessed_vertices(layout, drawn, spacing, seed) > static_cast<double>(vertices)) {
      fine = spacing;
    } else {
      coarse = spacing;
    }
  }
  return coarse;
}

}  // namespace

Outlines draw_outlines(const Layout& layout, std::size_t vertices, std::uint64_t seed) {
  std::vector<std::uint32_t> drawn;
  for (std::uint32_t index = 0; index < layout.map.edges.size(); ++index) {
    if (is_drawn(layout, layout.map.edges[index])) {
      drawn.push_back(index);
    }
  }
  const std::int64_t spacing = spacing_for(layout, drawn, vertices, seed);
  Outlines outlines;
  outlines.spacing_mm = spacing;
  outlines.chains.resize(layout.map.edges.size());
  for_ranges(drawn.size(), thread_count(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      outlines.chains[drawn[i]] = draw(layout.map, drawn[i], spacing, seed);
    }
  });
  outlines.enclave_loop = loop_inside(layout.map, layout.cell_of_unit[layout.enclave_host], spacing, seed);
  outlines.exclave_loop = loop_inside(layout.map, layout.cell_of_unit[layout.exclave_host], spacing, seed);
  return outlines;
}

}  // namespace comarca::synth
