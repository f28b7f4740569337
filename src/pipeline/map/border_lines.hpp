// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "pipeline/map/product_figures.hpp"

namespace comarca {

/// The members with the borders among them: within a subregion, between subregions, between departments.
[[nodiscard]] Map border_map(const MapUnits& shown, const ProductUnits& units, const std::vector<std::size_t>& members,
                             Language language);

}  // namespace comarca
