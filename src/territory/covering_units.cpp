// SPDX-License-Identifier: Apache-2.0
#include "territory/covering_units.hpp"

#include <algorithm>
#include <map>

#include "territory/plane.hpp"

namespace comarca {
namespace {

struct Place {
  Point at;
  std::uint32_t index = 0;
};

using Windings = std::map<std::uint32_t, int>;

/// Counts the edge for every point whose ray to the east it crosses.
void count_edge(const std::vector<Place>& places, const Segment2& edge, const Arc& arc,
                std::vector<Windings>& windings) {
  const auto& [from, to] = edge;
  const double low = std::min(from.y, to.y);
  const double high = std::max(from.y, to.y);
  auto place = std::ranges::lower_bound(places, low, {}, [](const Place& p) { return p.at.y; });
  for (; place != places.end() && place->at.y < high; ++place) {
    const double x = from.x + (place->at.y - from.y) / (to.y - from.y) * (to.x - from.x);
    if (!(x > place->at.x)) {
      continue;
    }
    const int turn = to.y > from.y ? 1 : -1;
    windings[place->index][arc.left] += turn;
    if (arc.kind == ArcKind::shared) {
      windings[place->index][arc.right] -= turn;
    }
  }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> covering_units(const Coverage& coverage, const std::vector<Point>& points) {
  std::vector<Place> places(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    places[i] = {points[i], i};
  }
  std::ranges::sort(places, {}, [](const Place& p) { return p.at.y; });
  std::vector<Windings> windings(points.size());
  for (std::size_t a = 0; a < coverage.arc_count(); ++a) {
    if (coverage.arcs[a].kind == ArcKind::apart) {
      continue;
    }
    const auto line = coverage.arc(a);
    for (std::size_t i = 1; i < line.size(); ++i) {
      count_edge(places, {line[i - 1], line[i]}, coverage.arcs[a], windings);
    }
  }
  std::vector<std::vector<std::uint32_t>> result(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (const auto& [unit, winding] : windings[i]) {
      if (winding > 0) {
        result[i].push_back(unit);
      }
    }
  }
  return result;
}

}  // namespace comarca
