// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "comarca/territory/coverage.hpp"

namespace comarca {

/// For each point the units that lie on it, sorted. One pass over the arcs for all points together.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> covering_units(const Coverage& coverage,
                                                                     const std::vector<Point>& points);

}  // namespace comarca
