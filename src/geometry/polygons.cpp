// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/polygons.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace comarca {
namespace {

/// Where a horizontal line crosses the rings of a unit, in order.
std::vector<double> crossings(const Polygons& polygons, std::size_t unit, double y) {
  std::vector<double> xs;
  const std::size_t first = polygons.part_start[polygons.unit_start[unit]];
  const std::size_t last = polygons.part_start[polygons.unit_start[unit + 1]];
  for (std::size_t r = first; r < last; ++r) {
    const auto ring = polygons.ring(r);
    Point from = ring.back();
    for (const Point to : ring) {
      if ((from.y > y) != (to.y > y)) {
        xs.push_back(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x));
      }
      from = to;
    }
  }
  std::ranges::sort(xs);
  return xs;
}

}  // namespace

void Box::add(Point point) noexcept {
  if (empty()) {
    *this = {point.x, point.y, point.x, point.y};
    return;
  }
  min_x = std::min(min_x, point.x);
  min_y = std::min(min_y, point.y);
  max_x = std::max(max_x, point.x);
  max_y = std::max(max_y, point.y);
}

void Box::add(const Box& box) noexcept {
  if (!box.empty()) {
    add(Point{box.min_x, box.min_y});
    add(Point{box.max_x, box.max_y});
  }
}

Box Box::grown(double margin) const noexcept {
  return empty() ? *this : Box{min_x - margin, min_y - margin, max_x + margin, max_y + margin};
}

bool Box::intersects(const Box& other) const noexcept {
  return !empty() && !other.empty() && min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
         other.min_y <= max_y;
}

std::span<const Point> Polygons::unit_points(std::size_t unit) const noexcept {
  const std::size_t first = ring_start[part_start[unit_start[unit]]];
  const std::size_t last = ring_start[part_start[unit_start[unit + 1]]];
  return {points.data() + first, points.data() + last};
}

namespace {

/// In registers: a box is asked for millions of points.
Box box_of(std::span<const Point> points) noexcept {
  if (points.empty()) {
    return {};
  }
  Point least = points.front();
  Point most = points.front();
  for (const Point point : points) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  }
  return {least.x, least.y, most.x, most.y};
}

}  // namespace

Box Polygons::unit_box(std::size_t unit) const noexcept {
  return box_of(unit_points(unit));
}

Box Polygons::box() const noexcept {
  return box_of(points);
}

bool Polygons::end_ring() {
  const std::size_t first = ring_start.back();
  if (points.size() > first + 1 && points[first] == points.back()) {
    points.pop_back();
  }
  if (points.size() < first + 3) {
    points.resize(first);
    return false;
  }
  ring_start.push_back(static_cast<std::uint32_t>(points.size()));
  return true;
}

void Polygons::end_part() {
  if (ring_count() > part_start.back()) {
    part_start.push_back(static_cast<std::uint32_t>(ring_count()));
  }
}

void Polygons::end_unit() {
  unit_start.push_back(static_cast<std::uint32_t>(part_count()));
}

void Polygons::append_unit(const Polygons& other, std::size_t unit) {
  for (std::size_t part = other.unit_start[unit]; part < other.unit_start[unit + 1]; ++part) {
    for (std::size_t r = other.part_start[part]; r < other.part_start[part + 1]; ++r) {
      const auto ring_points = other.ring(r);
      points.insert(points.end(), ring_points.begin(), ring_points.end());
      end_ring();
    }
    end_part();
  }
  end_unit();
}

double signed_area(std::span<const Point> ring) noexcept {
  if (ring.size() < 3) {
    return 0;
  }
  const Point origin = ring.front();
  double twice = 0;
  Point from = ring.back();
  for (const Point to : ring) {
    twice += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y);
    from = to;
  }
  return twice / 2;
}

double planar_area(const Polygons& polygons, std::size_t unit) noexcept {
  double area = 0;
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    const std::size_t shell = polygons.part_start[part];
    area += std::abs(signed_area(polygons.ring(shell)));
    for (std::size_t hole = shell + 1; hole < polygons.part_start[part + 1]; ++hole) {
      area -= std::abs(signed_area(polygons.ring(hole)));
    }
  }
  return area;
}

bool unit_holds(const Polygons& polygons, std::size_t unit, Point point) {
  const auto xs = crossings(polygons, unit, point.y);
  return std::ranges::count_if(xs, [&](double x) { return x <= point.x; }) % 2 == 1;
}

Point point_inside(const Polygons& polygons, std::size_t unit) {
  const Box box = polygons.unit_box(unit);
  if (box.empty()) {
    return {};
  }
  Point best{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
  double widest = 0;
  for (const double share : {0.5, 0.382, 0.618, 0.25, 0.75}) {
    const double y = box.min_y + (box.max_y - box.min_y) * share;
    const auto xs = crossings(polygons, unit, y);
    for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
      if (xs[i + 1] - xs[i] > widest) {
        widest = xs[i + 1] - xs[i];
        best = {(xs[i] + xs[i + 1]) / 2, y};
      }
    }
  }
  return best;
}

}  // namespace comarca
