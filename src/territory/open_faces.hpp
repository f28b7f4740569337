// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "comarca/territory/coverage.hpp"

namespace comarca {

/// A region bounded by open arcs: covered by no unit (a gap) or by several (an overlap).
struct OpenFace {
  std::vector<ArcUse> ring;               ///< in the arrangement it was found in, counter-clockwise
  std::vector<std::uint32_t> coincident;  ///< arcs of its outline that lie on one another: all but one are in no ring
  double area_m2 = 0;
  double width_m = 0;  ///< mean width: twice the area over the perimeter
  int cover = 0;       ///< how many units lie on it
  /// Sorted. Of a gap, the units around it; of an overlap, those whose outline bounds it from within (others may lie
  /// on it as well).
  std::vector<std::uint32_t> units;
  /// The unit in which the whole of another one lies, when that is what the overlap is.
  std::uint32_t container = kOutside;
};

/// Gaps inside the coverage, and overlaps. The arrangement has its crossings split and its nodes built. The outer
/// outlines of the coverage are no faces.
[[nodiscard]] std::vector<OpenFace> find_open_faces(const Coverage& arrangement, std::size_t threads);

/// The ring of a face as polygon.
[[nodiscard]] Polygons face_polygon(const Coverage& arrangement, const OpenFace& face);

}  // namespace comarca
