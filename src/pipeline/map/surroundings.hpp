// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "comarca/cartography/theme.hpp"

namespace comarca {

/// The units as far around some of them as a sheet of these can show.
[[nodiscard]] std::shared_ptr<const Polygons> nearby(const MapUnits& units, const std::vector<std::size_t>& members);

/// All units in the detail that a locator of a few centimetres can show; their shared borders stay shared.
[[nodiscard]] std::shared_ptr<const Polygons> coarse(const MapUnits& units);

}  // namespace comarca
