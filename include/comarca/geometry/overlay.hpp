// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// Polygons cut out of polygons, by GEOS on a grid of one precision. For layers that are written; areas alone are found
/// without it. Not thread-safe: one per thread. Throws a data error with GEOS's message when GEOS gives up.
class PolygonOverlay {
 public:
  /// The grid, in units of the CRS; 1 mm in metres.
  explicit PolygonOverlay(double precision = 0.001);
  PolygonOverlay(PolygonOverlay&&) noexcept;
  PolygonOverlay& operator=(PolygonOverlay&&) noexcept;
  ~PolygonOverlay();

  /// Each appends one unit, possibly empty, to `out`; lines and points in the result are left out.
  void intersection(const Polygons& a, std::size_t unit_a, const Polygons& b, std::size_t unit_b, Polygons& out) const;
  void difference(const Polygons& a, std::size_t unit_a, const Polygons& b, std::size_t unit_b, Polygons& out) const;
  /// The union of many units of one set.
  void dissolve(const Polygons& polygons, std::span<const std::size_t> units, Polygons& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace comarca
