// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "comarca/geometry/areal_scale.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// The area that one feature of a layer and one unit have in common.
struct AreaPiece {
  std::uint32_t feature = 0;
  std::uint32_t unit = 0;
  double area_m2 = 0;  ///< on the ellipsoid
};

struct AreaOverlay {
  std::vector<AreaPiece> pieces;  ///< sorted by feature, then unit; areas of a square centimetre and less left out
  std::vector<double> feature_area_m2;  ///< of each feature, inside units or not
};

/// Areas in common of two layers in the CRS of `scale`, found as sums over pairs of edges: no polygon is built, and no
/// crossing, touch or coincidence of edges is a special case. Rings may run in any direction. A point counts as often
/// as the rings of its feature go around it: a ring that crosses itself must be mended before (self_crossing()).
/// `threads` 0 means all the machine has; the result does not depend on it.
[[nodiscard]] AreaOverlay overlay_areas(const Polygons& features, const Polygons& units, const ArealScale& scale,
                                        std::size_t threads = 0);

}  // namespace comarca
