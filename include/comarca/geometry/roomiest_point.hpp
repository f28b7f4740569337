// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// The point of a unit's largest part that lies farthest from its border (the pole of inaccessibility), to a hundredth
/// of the part's size; the centroid where no point is farther. The origin for an empty unit.
[[nodiscard]] Point roomiest_point(const Polygons& polygons, std::size_t unit);

}  // namespace comarca
