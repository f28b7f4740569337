// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/pipeline/class_areas.hpp"

namespace comarca {

/// unidad,clase,area_ha: a row for each area in the order given, hectares to the hundredth of a square metre.
[[nodiscard]] std::string class_areas_csv(const std::vector<ClassArea>& areas);

}  // namespace comarca
