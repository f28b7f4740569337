// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "comarca/geometry/validity.hpp"

namespace comarca {

/// Units that might be invalid, ascending: some ring touches or crosses itself, or there are several rings. All others
/// are valid as far as areas go. Many times faster than asking GEOS about every unit; split over the machine's threads.
[[nodiscard]] std::vector<std::size_t> suspect_units(const Polygons& polygons);

/// repair_invalid() for the suspects alone: the same result in a fraction of the time where most units are plain.
std::vector<Repair> repair_suspects(Polygons& polygons);

}  // namespace comarca
