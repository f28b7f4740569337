// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "comarca/landuse/accounting.hpp"
#include "comarca/landuse/articulation.hpp"

namespace comarca {

/// For a terminal: a line for each unit and class with the unit's code, the class, hectares and the share of the unit,
/// with tabs between. `codes` are those of the units.
[[nodiscard]] std::string land_areas_text(const LandAccount& account, const LandClasses& classes,
                                          std::span<const std::string> codes, Language language);

/// For a terminal: a line for each border that could be judged with the codes of both units, the metres judged and the
/// share in conflict.
[[nodiscard]] std::string articulation_text(const Articulation& articulation, std::span<const Border> borders,
                                            std::span<const std::string> codes, Language language);

}  // namespace comarca
