// SPDX-License-Identifier: Apache-2.0
#include "geometry/geos.hpp"

#include <vector>

#include <fmt/format.h>

namespace comarca::geos {
namespace {

void keep_message(const char* message, void* target) {
  *static_cast<std::string*>(target) = message;
}

}  // namespace

Context::Context() : handle_(GEOS_init_r()) {
  GEOSContext_setErrorMessageHandler_r(handle_.get(), keep_message, message_.get());
}

Error Context::failure(std::string_view doing) const {
  return data_error(fmt::format("GEOS could not {}: {}", doing, *message_));
}

Geometry Context::own(GEOSGeometry* geometry, std::string_view doing) const {
  if (geometry == nullptr) {
    throw failure(doing);
  }
  return {geometry, GeometryDeleter{handle()}};
}

Geometry Context::ring(std::span<const Point> points) const {
  std::vector<Point> closed(points.begin(), points.end());
  closed.push_back(points.front());
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_copyFromBuffer_r(handle(), &closed.front().x, static_cast<unsigned>(closed.size()), 0, 0);
  return own(GEOSGeom_createLinearRing_r(handle(), sequence), "build a ring");
}

Geometry Context::multipolygon(const Polygons& polygons, std::size_t unit) const {
  std::vector<GEOSGeometry*> parts;
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    const std::size_t first = polygons.part_start[part];
    const std::size_t last = polygons.part_start[part + 1];
    std::vector<GEOSGeometry*> holes;
    for (std::size_t r = first + 1; r < last; ++r) {
      holes.push_back(ring(polygons.ring(r)).release());
    }
    Geometry shell = ring(polygons.ring(first));
    parts.push_back(
        GEOSGeom_createPolygon_r(handle(), shell.release(), holes.data(), static_cast<unsigned>(holes.size())));
  }
  return own(
      GEOSGeom_createCollection_r(handle(), GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())),
      "build a polygon");
}

void Context::append_ring(Polygons& polygons, const GEOSGeometry* ring) const {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle(), ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(handle(), sequence, &count);
  const std::size_t first = polygons.points.size();
  polygons.points.resize(first + count);
  if (count > 0) {
    GEOSCoordSeq_copyToBuffer_r(handle(), sequence, &polygons.points[first].x, 0, 0);
  }
  polygons.end_ring();
}

std::size_t Context::append_parts(Polygons& polygons, const GEOSGeometry* geometry) const {
  const int type = GEOSGeomTypeId_r(handle(), geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(handle(), geometry) == 0) {
      append_ring(polygons, GEOSGetExteriorRing_r(handle(), geometry));
      for (int hole = 0; hole < GEOSGetNumInteriorRings_r(handle(), geometry); ++hole) {
        append_ring(polygons, GEOSGetInteriorRingN_r(handle(), geometry, hole));
      }
      polygons.end_part();
    }
    return 0;
  }
  if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION) {
    return 1;
  }
  std::size_t left_out = 0;
  for (int i = 0; i < GEOSGetNumGeometries_r(handle(), geometry); ++i) {
    left_out += append_parts(polygons, GEOSGetGeometryN_r(handle(), geometry, i));
  }
  return left_out;
}

std::size_t Context::append(Polygons& polygons, const GEOSGeometry* geometry) const {
  const std::size_t left_out = append_parts(polygons, geometry);
  polygons.end_unit();
  return left_out;
}

}  // namespace comarca::geos
