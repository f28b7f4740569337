// SPDX-License-Identifier: Apache-2.0
#include "territory/support/crossings.hpp"

#include <utility>
#include <vector>

namespace comarca::testing {
namespace {

using Edge = std::pair<Point, Point>;

double side(const Edge& edge, Point p) {
  return (edge.second.x - edge.first.x) * (p.y - edge.first.y) - (p.x - edge.first.x) * (edge.second.y - edge.first.y);
}

bool cross(const Edge& a, const Edge& b) {
  return side(a, b.first) * side(a, b.second) < 0 && side(b, a.first) * side(b, a.second) < 0;
}

}  // namespace

std::size_t crossing_count(const Polygons& polygons) {
  std::vector<Edge> edges;
  for (std::size_t r = 0; r < polygons.ring_count(); ++r) {
    Point from = polygons.ring(r).back();
    for (const Point to : polygons.ring(r)) {
      edges.emplace_back(from, to);
      from = to;
    }
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (std::size_t j = i + 1; j < edges.size(); ++j) {
      count += cross(edges[i], edges[j]) ? 1 : 0;
    }
  }
  return count;
}

}  // namespace comarca::testing
