// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// What reading a WKB geometry into a unit found worth telling.
struct WkbNotes {
  std::size_t dropped_rings = 0;     ///< rings of fewer than three points
  std::size_t other_geometries = 0;  ///< points and lines inside a collection, which a polygon layer cannot hold
  bool had_z_or_m = false;
};

/// Appends the polygons of one WKB or EWKB geometry (Polygon, MultiPolygon, GeometryCollection; any byte order; Z and M
/// dropped) as a new unit. Empty input is an empty unit. Throws a data error on truncated or non-polygonal bytes, and
/// leaves `polygons` as it was.
WkbNotes append_wkb(Polygons& polygons, std::string_view wkb);

/// The unit as little-endian MultiPolygon WKB: shells counter-clockwise, holes clockwise, rings closed.
[[nodiscard]] std::string multipolygon_wkb(const Polygons& polygons, std::size_t unit);
/// Appends the same to a buffer, to spare an allocation.
void append_multipolygon_wkb(std::string& out, const Polygons& polygons, std::size_t unit);

[[nodiscard]] std::string point_wkb(Point point);
/// MultiLineString WKB of lines given as consecutive stretches of points.
[[nodiscard]] std::string multilinestring_wkb(std::span<const std::span<const Point>> lines);

}  // namespace comarca
