// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "comarca/synth/demo_territory.hpp"

namespace comarca::synth {

/// How a municipality lives: what its census and its published figures are drawn from.
struct Town {
  std::uint64_t persons = 0;      ///< in the microdata
  std::uint64_t counted = 0;      ///< whom the microdata stand for, in the year of the census
  std::uint64_t population = 0;   ///< in the published projection
  std::uint32_t poverty = 0;      ///< per mille, the chance that a household is a poor one
  std::uint32_t in_cabecera = 0;  ///< per mille of the households
  std::uint32_t in_centros = 0;   ///< per mille, in small centres
};

/// One town for each unit; their persons add up to `persons`. Capitals hold a fifth of their department; the rest is
/// skewed as towns are. The microdata stand for about 40,000 inhabitants a unit.
[[nodiscard]] std::vector<Town> plan_society(const DemoTerritory& territory, std::uint64_t persons, std::uint64_t seed);

}  // namespace comarca::synth
