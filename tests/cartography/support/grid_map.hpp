// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "comarca/cartography/theme.hpp"

namespace comarca {

/// Units drawn as letters, in order of the alphabet; a cell is 1 km, near the middle of EPSG:9377. Dots are empty.
[[nodiscard]] MapUnits grid_units(const std::vector<std::string>& rows);

/// The same as a choropleth in two classes; letters without a value are "sin dato".
[[nodiscard]] Map grid_choropleth(const std::vector<std::string>& rows, const std::map<char, double>& values);

}  // namespace comarca
