// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// A coordinate reference system seen from longitude and latitude (degrees, x = longitude), by PROJ without network.
/// Not thread-safe: copy it, one per thread.
class Projection {
 public:
  /// `crs` is "EPSG:9377", WKT or PROJ text; throws a data error when PROJ does not know it.
  explicit Projection(const std::string& crs);
  Projection(const Projection& other);
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection other) noexcept;
  ~Projection();

  [[nodiscard]] const std::string& crs() const noexcept;
  /// WKT 2 (2019) on one line; empty when PROJ cannot write it.
  [[nodiscard]] std::string wkt() const;
  [[nodiscard]] bool is_geographic() const noexcept;

  /// In place. Points that cannot be transformed become infinite.
  void to_lonlat(std::span<Point> points) const;
  void from_lonlat(std::span<Point> points) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether PROJ knows a CRS by this name or text.
[[nodiscard]] bool is_known_crs(const std::string& crs);

/// Transforms all points from one CRS to another, split over the machine's threads.
void transform(std::span<Point> points, const Projection& from, const Projection& to);

}  // namespace comarca
