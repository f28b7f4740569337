// SPDX-License-Identifier: Apache-2.0
#include "synth/corner_touches.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "comarca/base/error.hpp"

namespace comarca::synth {
namespace {

using EdgesAtNodes = std::vector<std::vector<std::uint32_t>>;

/// Vectors of exactly 200 m, in mm, with a whole half.
constexpr std::array<GridPoint, 12> kTwoHundredMetres = {{{200'000, 0},
                                                          {160'000, 120'000},
                                                          {120'000, 160'000},
                                                          {0, 200'000},
                                                          {-120'000, 160'000},
                                                          {-160'000, 120'000},
                                                          {-200'000, 0},
                                                          {-160'000, -120'000},
                                                          {-120'000, -160'000},
                                                          {0, -200'000},
                                                          {120'000, -160'000},
                                                          {160'000, -120'000}}};

constexpr std::int64_t kThirtieth = 900;  // of a length, squared

bool keeps_its_sides(const PlanarMap& map, const MapEdge& edge) {
  const GridPoint from = map.nodes[edge.from];
  const GridPoint to = map.nodes[edge.to];
  return turn(from, to, map.sites[edge.left]) > 0 && turn(to, from, map.sites[edge.right]) > 0;
}

/// Where the ends of an edge go.
struct Ends {
  GridPoint from;
  GridPoint to;
};

/// Moves both ends of an edge; puts them back and says false when a cell would no longer be star-shaped.
bool try_move(PlanarMap& map, const EdgesAtNodes& at_nodes, std::uint32_t index, const Ends& ends) {
  const MapEdge edge = map.edges[index];
  const GridPoint old_from = std::exchange(map.nodes[edge.from], ends.from);
  const GridPoint old_to = std::exchange(map.nodes[edge.to], ends.to);
  const auto good = [&](std::uint32_t other) {
    return (other == index && ends.from == ends.to) || keeps_its_sides(map, map.edges[other]);
  };
  if (std::ranges::all_of(at_nodes[edge.from], good) && std::ranges::all_of(at_nodes[edge.to], good)) {
    return true;
  }
  map.nodes[edge.from] = old_from;
  map.nodes[edge.to] = old_to;
  return false;
}

/// Makes the two ends one node.
void collapse(PlanarMap& map, EdgesAtNodes& at_nodes, std::uint32_t index) {
  const MapEdge gone = map.edges[index];
  map.edges[index].kind = EdgeKind::collapsed;
  for (const std::uint32_t other : at_nodes[gone.to]) {
    MapEdge& edge = map.edges[other];
    edge.from = edge.from == gone.to ? gone.from : edge.from;
    edge.to = edge.to == gone.to ? gone.from : edge.to;
    at_nodes[gone.from].push_back(other);
  }
  std::erase(at_nodes[gone.from], index);
  at_nodes[gone.to].clear();
}

bool shrink(PlanarMap& map, EdgesAtNodes& at_nodes, std::uint32_t index) {
  const MapEdge edge = map.edges[index];
  const GridPoint centre = middle(map.nodes[edge.from], map.nodes[edge.to]);
  if (!try_move(map, at_nodes, index, {centre, centre})) {
    return false;
  }
  collapse(map, at_nodes, index);
  return true;
}

bool make_200_m(PlanarMap& map, const EdgesAtNodes& at_nodes, std::uint32_t index) {
  const MapEdge edge = map.edges[index];
  const GridPoint direction = map.nodes[edge.to] - map.nodes[edge.from];
  const GridPoint best = *std::ranges::max_element(kTwoHundredMetres, {}, [&](GridPoint vector) {
    return direction.x * (vector.x / 1000) + direction.y * (vector.y / 1000);
  });
  const GridPoint from = middle(map.nodes[edge.from], map.nodes[edge.to]) - GridPoint{best.x / 2, best.y / 2};
  if (!try_move(map, at_nodes, index, {from, from + best})) {
    return false;
  }
  map.edges[index].kind = EdgeKind::straight;
  return true;
}

/// Edges whose ends have three mainland cells each, shortest first; no two of them share a node.
class ShortEdges {
 public:
  ShortEdges(const PlanarMap& map, const std::vector<char>& on_mainland, const EdgesAtNodes& at_nodes) {
    for (std::uint32_t index = 0; index < map.edges.size(); ++index) {
      const MapEdge& edge = map.edges[index];
      if (edge.kind == EdgeKind::fractal && is_inland(map, on_mainland, at_nodes[edge.from]) &&
          is_inland(map, on_mainland, at_nodes[edge.to])) {
        list_.emplace_back(squared_length(map.nodes[edge.from], map.nodes[edge.to]), index);
      }
    }
    std::ranges::sort(list_);
  }
  [[nodiscard]] const std::vector<std::pair<std::int64_t, std::uint32_t>>& list() const noexcept { return list_; }

 private:
  static bool is_inland(const PlanarMap& map, const std::vector<char>& on_mainland,
                        const std::vector<std::uint32_t>& edges) {
    return edges.size() == 3 && std::ranges::all_of(edges, [&](std::uint32_t index) {
             return on_mainland[map.edges[index].left] != 0 && on_mainland[map.edges[index].right] != 0;
           });
  }
  std::vector<std::pair<std::int64_t, std::uint32_t>> list_;
};

/// Edges between vertices of the Voronoi diagram less than a metre apart are points already.
void collapse_points(PlanarMap& map, EdgesAtNodes& at_nodes) {
  for (std::uint32_t index = 0; index < map.edges.size(); ++index) {
    const MapEdge& edge = map.edges[index];
    if (edge.from != edge.to && map.nodes[edge.from] == map.nodes[edge.to]) {
      collapse(map, at_nodes, index);
    }
  }
}

}  // namespace

std::uint32_t reshape_short_edges(PlanarMap& map, const std::vector<char>& on_mainland) {
  auto at_nodes = map.edges_at_nodes();
  collapse_points(map, at_nodes);
  std::vector<char> touched(map.nodes.size(), 0);
  bool any_corner = false;
  const ShortEdges candidates(map, on_mainland, at_nodes);
  // The list is sorted: its middle is the median border.
  const std::int64_t shortest =
      candidates.list().empty() ? 0 : candidates.list()[candidates.list().size() / 2].first / kThirtieth;
  for (const auto& [squared, index] : candidates.list()) {
    const MapEdge edge = map.edges[index];
    if (touched[edge.from] != 0 || touched[edge.to] != 0) {
      continue;
    }
    const bool to_a_point = !any_corner || squared < shortest;
    const bool done = to_a_point ? shrink(map, at_nodes, index) : make_200_m(map, at_nodes, index);
    if (done && !to_a_point) {
      return index;
    }
    any_corner = any_corner || done;
    touched[edge.from] = touched[edge.to] = static_cast<char>(done ? 1 : 0);
  }
  throw data_error("the generator found no edge to make 200 m long", {}, "Try more units, or another seed.");
}

}  // namespace comarca::synth
