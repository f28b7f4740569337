// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/map_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "comarca/geometry/ellipsoid.hpp"

namespace comarca {
namespace {

/// Adds a thinned ring; one that shrinks to less than a triangle is left out.
void add_ring(PaperRings& rings, std::span<const Point> ring, const MapFrame& frame, double grid_mm) {
  const std::size_t begin = rings.points.size();
  for (const Point vertex : ring) {
    const Point exact = frame.to_paper(vertex);
    const Point snapped{std::round(exact.x / grid_mm) * grid_mm, std::round(exact.y / grid_mm) * grid_mm};
    if (rings.points.size() == begin || !(rings.points.back() == snapped)) {
      rings.points.push_back(snapped);
    }
  }
  while (rings.points.size() > begin + 1 && rings.points.back() == rings.points[begin]) {
    rings.points.pop_back();
  }
  if (rings.points.size() < begin + 3) {
    rings.points.resize(begin);
    return;
  }
  rings.ring_start.push_back(static_cast<std::uint32_t>(rings.points.size()));
}

}  // namespace

MapFrame::MapFrame(const Rectangle& paper, const Box& extent) : paper_(paper) {
  if (extent.empty()) {
    return;
  }
  center_ = {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
  const double width = extent.max_x - extent.min_x;
  const double height = extent.max_y - extent.min_y;
  if (width > 0 || height > 0) {
    mm_per_unit_ = std::min(width > 0 ? paper.width / width : paper.height / height,
                            height > 0 ? paper.height / height : paper.width / width);
  }
}

Box MapFrame::shown() const noexcept {
  const double half_width = paper_.width / 2 / mm_per_unit_;
  const double half_height = paper_.height / 2 / mm_per_unit_;
  return {center_.x - half_width, center_.y - half_height, center_.x + half_width, center_.y + half_height};
}

std::optional<Ground> ground_at(const Projection& projection, Point center, double reach) {
  std::array<Point, 3> points = {Point{center.x - reach, center.y}, Point{center.x + reach, center.y}, center};
  projection.to_lonlat(points);
  const double across = Ellipsoid::distance_m(points[0], points[1]);
  std::array<Point, 1> north = {Point{points[2].x, points[2].y + 0.01}};
  projection.from_lonlat(north);
  const double length = std::hypot(north[0].x - center.x, north[0].y - center.y);
  if (!std::isfinite(across) || !std::isfinite(length) || across <= 0 || length <= 0) {
    return std::nullopt;
  }
  return Ground{across / (2 * reach), (north[0].x - center.x) / length, -(north[0].y - center.y) / length};
}

PaperRings rings_on_paper(const Polygons& polygons, const MapFrame& frame, double grid_mm) {
  PaperRings rings;
  const Box shown = frame.shown();
  for (std::size_t unit = 0; unit < polygons.unit_count(); ++unit) {
    if (!polygons.unit_empty(unit) && polygons.unit_box(unit).intersects(shown)) {
      const std::size_t first = polygons.part_start[polygons.unit_start[unit]];
      const std::size_t last = polygons.part_start[polygons.unit_start[unit + 1]];
      for (std::size_t ring = first; ring < last; ++ring) {
        add_ring(rings, polygons.ring(ring), frame, grid_mm);
      }
    }
    rings.unit_start.push_back(static_cast<std::uint32_t>(rings.ring_start.size() - 1));
  }
  return rings;
}

}  // namespace comarca
