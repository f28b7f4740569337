// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "comarca/synth/demo_territory.hpp"

namespace comarca::synth {

/// What naming starts from: unit 0 .. in the order they were chosen, the most central of a department first.
struct Regions {
  std::vector<std::uint32_t> department_of;
  std::vector<std::uint32_t> subregion_of;  ///< 0.. within the department
};

/// Fills units, departments and subregions of the territory, ordered by code: the capital has 001, the others follow
/// the alphabet with gaps, as in DIVIPOLA. Returns the place of each unit in that order.
[[nodiscard]] std::vector<std::uint32_t> name_units(const Regions& regions, const PlaceNames& names, std::uint64_t seed,
                                                    DemoTerritory& territory);

}  // namespace comarca::synth
