// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "comarca/territory/coverage.hpp"

namespace comarca {

/// Units put together into groups by dropping the arcs inside each: exact, holes and enclaves included.
/// `group_of_unit[u]` is the group of unit u, below `group_count`, or kOutside to leave the unit out. Throws a data
/// error when its size is not the number of units or a group is out of range.
[[nodiscard]] Polygons dissolve(const Coverage& coverage, std::span<const std::uint32_t> group_of_unit,
                                std::size_t group_count);

/// The same as a coverage of the groups: for the borders between subregions, say.
[[nodiscard]] Coverage dissolved_coverage(const Coverage& coverage, std::span<const std::uint32_t> group_of_unit,
                                          std::size_t group_count);

}  // namespace comarca
