// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <utility>

#include "comarca/geometry/projection.hpp"

namespace comarca {

/// Lengths on the ellipsoid without a geodesic for each edge: the first fundamental form of the projection is sampled
/// once per cell and integrated along the edge. Relative error below 1e-10; edges too long for that are measured as
/// geodesics. Thread-safe through walkers, one per thread.
class MetricField {
 public:
  /// `about` is where the data lie; it fixes how many metres a unit of the CRS has.
  MetricField(const Projection& crs, const Box& about);
  ~MetricField();

  /// 1 for a metric CRS; some 111,000 for degrees.
  [[nodiscard]] double metres_per_unit() const noexcept { return metres_per_unit_; }
  /// False when points were met that the CRS cannot place on the ellipsoid; those edges got planar lengths.
  [[nodiscard]] bool complete() const noexcept { return complete_; }

  struct Cell;

  class Walker {
   public:
    explicit Walker(MetricField& field) : field_(field) {}
    [[nodiscard]] double length_m(Point from, Point to);
    [[nodiscard]] double length_m(std::span<const Point> line);
    [[nodiscard]] double metres_per_unit() const noexcept { return field_.metres_per_unit(); }

   private:
    [[nodiscard]] double scaled(Point at, double dx, double dy);
    [[nodiscard]] double projected_m(Point from, Point to);

    MetricField& field_;
    const Cell* cell_ = nullptr;
    Box cell_box_;
  };

 private:
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> index_of(Point point) const noexcept;
  [[nodiscard]] const Cell* cell(std::pair<std::int64_t, std::int64_t> index);
  [[nodiscard]] double geodesic_m(Point from, Point to);
  [[nodiscard]] double geographic_m(Point from, Point to) const;
  [[nodiscard]] std::unique_ptr<Cell> sample(std::pair<std::int64_t, std::int64_t> index) const;

  Projection crs_;
  double metres_per_unit_ = 1;
  double half_cell_ = 0;
  bool complete_ = true;
  std::mutex mutex_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::unique_ptr<Cell>> cells_;
};

}  // namespace comarca
