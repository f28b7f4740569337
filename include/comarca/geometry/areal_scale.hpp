// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca {

/// True areas (GRS 80) of figures whose edges are straight in a CRS, without transforming their vertices: the square
/// metres per square unit of the CRS are fitted by polynomials on tiles of some 50 km and integrated once along y, so
/// that an area is a sum over edges. Any part of an edge adds the same as it does within the whole. Relative error
/// below 1e-10. Immutable, hence shared by threads.
class ArealScale {
 public:
  /// `about` encloses the data.
  ArealScale(const Projection& crs, const Box& about);

  /// Square metres per square unit of the CRS.
  [[nodiscard]] double at(Point point) const noexcept;
  /// Area between a segment and a base line common to all segments; positive when x grows from `from` to `to`.
  [[nodiscard]] double under(Point from, Point to) const noexcept;
  /// Positive when the ring runs counter-clockwise.
  [[nodiscard]] double ring_area_m2(std::span<const Point> ring) const noexcept;
  /// Shells minus holes, whatever the direction of their rings.
  [[nodiscard]] double area_m2(const Polygons& polygons, std::size_t unit) const noexcept;
  /// The area of every unit, split over the machine's threads.
  [[nodiscard]] std::vector<double> areas_m2(const Polygons& polygons) const;
  /// False when the CRS cannot place a part of `about` on the ellipsoid; areas there are planar.
  [[nodiscard]] bool complete() const noexcept { return complete_; }

 private:
  static constexpr std::size_t kPowersX = 5;
  static constexpr std::array<std::size_t, kPowersX + 1> kStart = {0, 6, 11, 15, 18, 20};  ///< of the powers of u^i

  /// Coefficients of u^i v^j of the integral of the scale along y, up to degree 4 in u and v together before it; u and
  /// v go from -1 to 1 over the tile.
  struct Tile {
    std::array<double, kStart.back()> power{};
  };
  /// A tile and where in it a point lies; points beyond the outermost tiles belong to those.
  struct InTile {
    const Tile& tile;
    double u = 0;
    double v = 0;
  };

  [[nodiscard]] InTile find(Point point) const noexcept;
  [[nodiscard]] double column(Point point) const noexcept;
  [[nodiscard]] double under_short(Point from, Point to) const noexcept;
  void stack_columns();

  Point origin_;
  double half_tile_ = 1;
  double tiles_per_unit_ = 0.5;
  double longest_ = 0;  ///< longer segments are integrated piece by piece
  std::ptrdiff_t columns_ = 1;
  std::ptrdiff_t rows_ = 1;
  bool complete_ = true;
  std::vector<Tile> tiles_;
};

}  // namespace comarca
