// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/roomiest_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <vector>

namespace comarca {
namespace {

using Rings = std::vector<std::vector<Point>>;

/// Vertices closer together than this share of the size add nothing to where there is room.
constexpr double kThinning = 1.0 / 400;
constexpr double kPrecision = 0.01;
constexpr double kMostCells = 50;  // along the longer side, before any is divided

std::vector<Point> thinned(std::span<const Point> ring, double spacing) {
  std::vector<Point> kept;
  for (const Point point : ring) {
    if (kept.empty() || std::hypot(point.x - kept.back().x, point.y - kept.back().y) >= spacing) {
      kept.push_back(point);
    }
  }
  return kept.size() < 3 ? std::vector<Point>(ring.begin(), ring.end()) : kept;
}

std::size_t largest_part(const Polygons& polygons, std::size_t unit) {
  std::size_t best = polygons.unit_start[unit];
  double area = -1;
  for (std::size_t part = best; part < polygons.unit_start[unit + 1]; ++part) {
    const double candidate = std::abs(signed_area(polygons.ring(polygons.part_start[part])));
    if (candidate > area) {
      area = candidate;
      best = part;
    }
  }
  return best;
}

double squared_distance(Point point, Point from, Point to) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double length = dx * dx + dy * dy;
  const double along =
      length > 0 ? std::clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0.0, 1.0) : 0;
  const double x = point.x - from.x - along * dx;
  const double y = point.y - from.y - along * dy;
  return x * x + y * y;
}

/// From the border; negative outside.
double signed_distance(Point point, const Rings& rings) {
  bool inside = false;
  double nearest = std::numeric_limits<double>::infinity();
  for (const auto& ring : rings) {
    Point from = ring.back();
    for (const Point to : ring) {
      if ((from.y > point.y) != (to.y > point.y) &&
          point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)) {
        inside = !inside;
      }
      nearest = std::min(nearest, squared_distance(point, from, to));
      from = to;
    }
  }
  return inside ? std::sqrt(nearest) : -std::sqrt(nearest);
}

Point centroid(const std::vector<Point>& ring) {
  const Point origin = ring.front();
  double twice = 0;
  Point sum;
  Point from = ring.back();
  for (const Point to : ring) {
    const double cross = (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y);
    twice += cross;
    sum.x += cross * (from.x + to.x - 2 * origin.x);
    sum.y += cross * (from.y + to.y - 2 * origin.y);
    from = to;
  }
  return twice == 0 ? origin : Point{origin.x + sum.x / (3 * twice), origin.y + sum.y / (3 * twice)};
}

/// A square of which no point is farther from the border than `most`.
struct Cell {
  Point center;
  double half;
  double distance;
  double most;

  Cell(Point at, double half_side, const Rings& rings)
      : center(at),
        half(half_side),
        distance(signed_distance(at, rings)),
        most(distance + half * std::numbers::sqrt2) {}
  bool operator<(const Cell& other) const noexcept { return most < other.most; }
};

}  // namespace

Point roomiest_point(const Polygons& polygons, std::size_t unit) {
  if (polygons.unit_empty(unit)) {
    return {};
  }
  const std::size_t part = largest_part(polygons, unit);
  Box box;
  for (const Point point : polygons.ring(polygons.part_start[part])) {
    box.add(point);
  }
  const double width = box.max_x - box.min_x;
  const double height = box.max_y - box.min_y;
  const double reach = std::max(width, height);
  Rings rings;
  for (std::size_t ring = polygons.part_start[part]; ring < polygons.part_start[part + 1]; ++ring) {
    rings.push_back(thinned(polygons.ring(ring), reach * kThinning));
  }
  Cell best(centroid(rings.front()), 0, rings);
  const double half = std::max(std::min(width, height), reach / kMostCells) / 2;
  std::priority_queue<Cell> cells;
  for (double x = box.min_x + half; half > 0 && x - half < box.max_x; x += 2 * half) {
    for (double y = box.min_y + half; y - half < box.max_y; y += 2 * half) {
      cells.emplace(Point{x, y}, half, rings);
    }
  }
  // Garcia-Castellanos and Lombardo (2007), by quartering as in Mapbox's polylabel.
  while (!cells.empty() && cells.top().most - best.distance > reach * kPrecision) {
    const Cell cell = cells.top();
    cells.pop();
    if (cell.distance > best.distance) {
      best = cell;
    }
    const double quarter = cell.half / 2;
    for (const Point step : {Point{-1, -1}, Point{1, -1}, Point{-1, 1}, Point{1, 1}}) {
      cells.emplace(Point{cell.center.x + step.x * quarter, cell.center.y + step.y * quarter}, quarter, rings);
    }
  }
  return best.center;
}

}  // namespace comarca
