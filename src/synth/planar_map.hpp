// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "synth/grid_point.hpp"

namespace comarca::synth {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

enum class EdgeKind : std::uint8_t { fractal, straight, collapsed };

/// A straight stretch between two nodes; it becomes a fractal border. The left cell lies left of from → to.
struct MapEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t left = kNobody;
  std::uint32_t right = kNobody;
  EdgeKind kind = EdgeKind::fractal;
};

struct EdgeUse {
  std::uint32_t edge = 0;
  bool forward = true;
};

/// A Voronoi-like partition: each cell is star-shaped around its site, so that the triangles of site and edge tile the
/// plane. That is what keeps the fractal borders apart.
class PlanarMap {
 public:
  /// Voronoi diagram of sites on whole metres. Cells that reach to infinity have no edges.
  explicit PlanarMap(std::vector<GridPoint> given);

  [[nodiscard]] std::size_t cell_count() const noexcept { return sites.size(); }
  [[nodiscard]] std::span<const EdgeUse> edges_of(std::size_t cell) const noexcept {
    return {uses_.data() + use_start_[cell], uses_.data() + use_start_[cell + 1]};
  }
  [[nodiscard]] bool finite(std::size_t cell) const noexcept { return use_start_[cell] < use_start_[cell + 1]; }
  /// The cell on the other side of an edge of this cell.
  [[nodiscard]] std::uint32_t across(std::size_t cell, EdgeUse use) const noexcept {
    return edges[use.edge].left == cell ? edges[use.edge].right : edges[use.edge].left;
  }
  [[nodiscard]] std::uint32_t start_node(EdgeUse use) const noexcept {
    return use.forward ? edges[use.edge].from : edges[use.edge].to;
  }
  /// Edges at each node (each edge appears at both ends).
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> edges_at_nodes() const;

  std::vector<GridPoint> sites;
  std::vector<GridPoint> nodes;
  std::vector<MapEdge> edges;

 private:
  std::vector<std::uint32_t> use_start_;
  std::vector<EdgeUse> uses_;
};

}  // namespace comarca::synth
