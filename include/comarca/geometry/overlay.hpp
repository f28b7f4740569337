// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// One unit of a set.
struct UnitOf {
  const Polygons& polygons;
  std::size_t unit;
};

/// Polygons cut out of polygons, by GEOS on a grid of one precision. For layers that are written; areas alone are found
/// without it. Not thread-safe: one per thread. When GEOS gives up on what it was given, the plain calls throw a data
/// error with its message; those named try_ say false and leave `out` as it was.
class PolygonOverlay {
 public:
  /// The grid, in units of the CRS; 1 mm in metres.
  explicit PolygonOverlay(double precision = 0.001);
  PolygonOverlay(PolygonOverlay&&) noexcept;
  PolygonOverlay& operator=(PolygonOverlay&&) noexcept;
  ~PolygonOverlay();

  /// Each appends one unit, possibly empty, to `out`; lines and points in the result are left out.
  void intersection(const UnitOf& a, const UnitOf& b, Polygons& out) const;
  void difference(const UnitOf& a, const UnitOf& b, Polygons& out) const;
  /// The union of many units of one set.
  void dissolve(const Polygons& polygons, std::span<const std::size_t> units, Polygons& out) const;

  [[nodiscard]] bool try_intersection(const UnitOf& a, const UnitOf& b, Polygons& out) const;
  [[nodiscard]] bool try_difference(const UnitOf& a, const UnitOf& b, Polygons& out) const;
  [[nodiscard]] bool try_dissolve(const Polygons& polygons, std::span<const std::size_t> units, Polygons& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace comarca
