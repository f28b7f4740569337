// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// A unit whose polygons broke the rules of simple features, and what mending it changed.
struct Repair {
  std::size_t unit = 0;
  std::string reason;  ///< GEOS's words, as "Self-intersection"
  Point location;      ///< where the first fault lies
  double area_before = 0;
  double area_after = 0;
  std::size_t parts_before = 0;
  std::size_t parts_after = 0;
};

/// Replaces every invalid unit by its repair (GEOS, structure method) and tells of each, in unit order.
/// Split over the machine's threads.
std::vector<Repair> repair_invalid(Polygons& polygons);

}  // namespace comarca
