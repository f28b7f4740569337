// SPDX-License-Identifier: Apache-2.0
#include "gis/feature_geometry.hpp"

#include <cmath>
#include <memory>

namespace comarca::gis {
namespace {

static_assert(sizeof(OGRRawPoint) == sizeof(Point), "rings are copied as raw points");

class Appender {
 public:
  explicit Appender(Polygons& polygons) : polygons_(polygons) {}

  void geometry(const OGRGeometry& geometry) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
      polygon(*geometry.toPolygon());
    } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
      for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
        this->geometry(*part);
      }
    } else if (type == wkbCurvePolygon || type == wkbMultiSurface) {
      const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
      this->geometry(*linear);
    } else {
      ++notes_.other_geometries;
    }
  }

  [[nodiscard]] GeometryNotes notes() const noexcept { return notes_; }

 private:
  void polygon(const OGRPolygon& polygon) {
    const OGRLinearRing* shell = polygon.getExteriorRing();
    if (shell == nullptr || shell->IsEmpty() != 0) {
      return;
    }
    if (!ring(*shell)) {
      return;
    }
    for (int hole = 0; hole < polygon.getNumInteriorRings(); ++hole) {
      ring(*polygon.getInteriorRing(hole));
    }
    polygons_.end_part();
  }

  bool ring(const OGRLinearRing& ring) {
    const std::size_t first = polygons_.points.size();
    polygons_.points.resize(first + static_cast<std::size_t>(ring.getNumPoints()));
    ring.getPoints(reinterpret_cast<OGRRawPoint*>(polygons_.points.data() + first));
    bool finite = true;
    for (std::size_t i = first; i < polygons_.points.size(); ++i) {
      finite = finite && std::isfinite(polygons_.points[i].x) && std::isfinite(polygons_.points[i].y);
    }
    if (!finite) {
      polygons_.points.resize(first);
    }
    const bool kept = finite && polygons_.end_ring();
    notes_.dropped_rings += kept ? 0 : 1;
    return kept;
  }

  Polygons& polygons_;
  GeometryNotes notes_;
};

}  // namespace

GeometryNotes append_geometry(Polygons& polygons, const OGRGeometry* geometry) {
  Appender appender(polygons);
  if (geometry != nullptr) {
    appender.geometry(*geometry);
  }
  polygons.end_unit();
  return appender.notes();
}

}  // namespace comarca::gis
