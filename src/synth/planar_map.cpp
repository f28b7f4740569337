// SPDX-License-Identifier: Apache-2.0
#include "synth/planar_map.hpp"

#include <cmath>

#include <boost/polygon/voronoi.hpp>

namespace comarca::synth {
namespace {

constexpr std::int64_t kMillimetres = 1000;

using Diagram = boost::polygon::voronoi_diagram<double>;
using HalfEdge = Diagram::edge_type;

void construct(const std::vector<GridPoint>& sites, Diagram& diagram) {
  std::vector<boost::polygon::point_data<int>> metres;
  metres.reserve(sites.size());
  for (const GridPoint site : sites) {
    metres.emplace_back(static_cast<int>(site.x / kMillimetres), static_cast<int>(site.y / kMillimetres));
  }
  boost::polygon::construct_voronoi(metres.begin(), metres.end(), &diagram);
}

bool is_finite(const Diagram::cell_type& cell) {
  const HalfEdge* edge = cell.incident_edge();
  if (edge == nullptr) {
    return false;
  }
  do {
    if (!edge->is_finite()) {
      return false;
    }
    edge = edge->next();
  } while (edge != cell.incident_edge());
  return true;
}

}  // namespace

PlanarMap::PlanarMap(std::vector<GridPoint> given) : sites(std::move(given)) {
  Diagram diagram;
  construct(sites, diagram);
  const auto* first_vertex = diagram.vertices().data();
  const auto* first_edge = diagram.edges().data();
  nodes.reserve(diagram.vertices().size());
  for (const auto& vertex : diagram.vertices()) {
    nodes.push_back({std::llround(vertex.x()) * kMillimetres, std::llround(vertex.y()) * kMillimetres});
  }
  std::vector<const Diagram::cell_type*> cells(sites.size(), nullptr);
  for (const auto& cell : diagram.cells()) {
    cells[cell.source_index()] = &cell;
  }
  std::vector<std::uint32_t> index_of(diagram.edges().size(), kNobody);
  use_start_.push_back(0);
  for (const auto* cell : cells) {
    if (cell != nullptr && is_finite(*cell)) {
      const HalfEdge* half = cell->incident_edge();
      do {
        const auto own = static_cast<std::size_t>(half - first_edge);
        const auto other = static_cast<std::size_t>(half->twin() - first_edge);
        const bool forward = index_of[other] == kNobody;
        if (forward) {
          index_of[own] = static_cast<std::uint32_t>(edges.size());
          edges.push_back({static_cast<std::uint32_t>(half->vertex0() - first_vertex),
                           static_cast<std::uint32_t>(half->vertex1() - first_vertex),
                           static_cast<std::uint32_t>(half->cell()->source_index()),
                           static_cast<std::uint32_t>(half->twin()->cell()->source_index()), EdgeKind::fractal});
        }
        uses_.push_back({forward ? index_of[own] : index_of[other], forward});
        half = half->next();
      } while (half != cell->incident_edge());
    }
    use_start_.push_back(static_cast<std::uint32_t>(uses_.size()));
  }
}

std::vector<std::vector<std::uint32_t>> PlanarMap::edges_at_nodes() const {
  std::vector<std::vector<std::uint32_t>> at(nodes.size());
  for (std::size_t edge = 0; edge < edges.size(); ++edge) {
    at[edges[edge].from].push_back(static_cast<std::uint32_t>(edge));
    at[edges[edge].to].push_back(static_cast<std::uint32_t>(edge));
  }
  return at;
}

}  // namespace comarca::synth
