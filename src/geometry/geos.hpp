// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include <geos_c.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca::geos {

struct ContextDeleter {
  void operator()(GEOSContextHandle_HS* handle) const noexcept { GEOS_finish_r(handle); }
};

/// Frees a geometry in the context that made it.
struct GeometryDeleter {
  GEOSContextHandle_t context = nullptr;
  void operator()(GEOSGeometry* geometry) const noexcept { GEOSGeom_destroy_r(context, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

/// One GEOS context: one per thread. GEOS's messages are kept for the next error.
class Context {
 public:
  Context();
  [[nodiscard]] GEOSContextHandle_t handle() const noexcept { return handle_.get(); }
  [[nodiscard]] const std::string& message() const noexcept { return *message_; }

  /// A data error with GEOS's message.
  [[nodiscard]] Error failure(std::string_view doing) const;
  /// Takes ownership; throws a data error with GEOS's message when the pointer is null.
  [[nodiscard]] Geometry own(GEOSGeometry* geometry, std::string_view doing) const;
  [[nodiscard]] Geometry multipolygon(const Polygons& polygons, std::size_t unit) const;
  /// Appends the polygons of a geometry as one unit; lines and points in it are counted, not kept.
  std::size_t append(Polygons& polygons, const GEOSGeometry* geometry) const;

 private:
  Geometry ring(std::span<const Point> points) const;
  std::size_t append_parts(Polygons& polygons, const GEOSGeometry* geometry) const;
  void append_ring(Polygons& polygons, const GEOSGeometry* ring) const;

  std::unique_ptr<std::string> message_ = std::make_unique<std::string>();
  std::unique_ptr<GEOSContextHandle_HS, ContextDeleter> handle_;
};

}  // namespace comarca::geos
