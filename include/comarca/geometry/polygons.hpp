// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace comarca {

struct Point {
  double x = 0;
  double y = 0;
  auto operator<=>(const Point&) const = default;
};

/// A bounding box; empty until something is added.
struct Box {
  double min_x = 1;
  double min_y = 1;
  double max_x = 0;
  double max_y = 0;

  [[nodiscard]] bool empty() const noexcept { return min_x > max_x; }
  void add(Point point) noexcept;
  void add(const Box& box) noexcept;
  [[nodiscard]] Box grown(double margin) const noexcept;
  [[nodiscard]] bool intersects(const Box& other) const noexcept;
};

/// The multipolygons of many units in flat arrays. Rings are stored without the repeated last vertex; the first ring of
/// a part is its shell, the others its holes. A unit may have no part at all (an empty geometry). Unit u owns parts
/// [unit_start[u], unit_start[u+1]), part p rings [part_start[p], part_start[p+1]), ring r points [ring_start[r],
/// ring_start[r+1]).
class Polygons {
 public:
  std::vector<Point> points;
  std::vector<std::uint32_t> ring_start{0};
  std::vector<std::uint32_t> part_start{0};
  std::vector<std::uint32_t> unit_start{0};

  [[nodiscard]] std::size_t unit_count() const noexcept { return unit_start.size() - 1; }
  [[nodiscard]] std::size_t part_count() const noexcept { return part_start.size() - 1; }
  [[nodiscard]] std::size_t ring_count() const noexcept { return ring_start.size() - 1; }

  [[nodiscard]] std::span<const Point> ring(std::size_t index) const noexcept {
    return {points.data() + ring_start[index], points.data() + ring_start[index + 1]};
  }
  [[nodiscard]] std::span<Point> ring(std::size_t index) noexcept {
    return {points.data() + ring_start[index], points.data() + ring_start[index + 1]};
  }
  /// All points of a unit, ring after ring.
  [[nodiscard]] std::span<const Point> unit_points(std::size_t unit) const noexcept;
  [[nodiscard]] bool unit_empty(std::size_t unit) const noexcept { return unit_start[unit] == unit_start[unit + 1]; }
  [[nodiscard]] Box unit_box(std::size_t unit) const noexcept;
  [[nodiscard]] Box box() const noexcept;

  /// Building, in order: points, then end_ring, end_part, end_unit close what was begun. Rings given closed are opened;
  /// rings of fewer than three points are dropped and counted in the result of end_ring.
  void add_point(Point point) { points.push_back(point); }
  /// Closes the ring; false when it was dropped for having fewer than three points.
  bool end_ring();
  void end_part();
  void end_unit();

  /// Appends one unit of another set.
  void append_unit(const Polygons& other, std::size_t unit);
};

/// Signed planar area of a ring: positive when it runs counter-clockwise.
[[nodiscard]] double signed_area(std::span<const Point> ring) noexcept;

/// Planar area of a unit: shells minus holes, whatever the direction of their rings.
[[nodiscard]] double planar_area(const Polygons& polygons, std::size_t unit) noexcept;

/// Whether a point lies inside the unit; on its outline, either.
[[nodiscard]] bool unit_holds(const Polygons& polygons, std::size_t unit, Point point);

/// A point that lies inside the unit (the middle of the widest stretch of a scan line through it).
[[nodiscard]] Point point_inside(const Polygons& polygons, std::size_t unit);

}  // namespace comarca
