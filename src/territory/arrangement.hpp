// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "comarca/territory/coverage.hpp"

namespace comarca {

/// The arcs that have nothing of their own on the right, outer and doubled ones, as a coverage of arcs without rings.
[[nodiscard]] Coverage open_arcs(const Coverage& coverage);

/// Cuts outer and doubled arcs where they cross, so that they meet only at nodes; the rings follow. Numbers the nodes
/// anew when anything was cut. Returns the number of crossings.
std::size_t split_crossings(Coverage& coverage, std::size_t threads);

}  // namespace comarca
