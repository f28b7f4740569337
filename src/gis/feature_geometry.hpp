// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include <ogr_geometry.h>

#include "comarca/geometry/polygons.hpp"

namespace comarca::gis {

/// What a feature held besides polygons.
struct GeometryNotes {
  std::size_t other_geometries = 0;
  std::size_t dropped_rings = 0;
};

/// Appends the polygons of a geometry (curves stroked) as one unit, copying coordinates straight into the flat arrays.
GeometryNotes append_geometry(Polygons& polygons, const OGRGeometry* geometry);

}  // namespace comarca::gis
