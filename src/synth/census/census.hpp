// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "comarca/base/progress.hpp"
#include "comarca/synth/demo_territory.hpp"
#include "synth/census/deprivation.hpp"
#include "synth/census/privation.hpp"
#include "synth/figures.hpp"
#include "synth/output_folder.hpp"
#include "synth/society.hpp"

namespace comarca::synth {

/// What a census counted: of each unit, cabecera and resto.
struct CensusTruth {
  std::vector<std::array<Tally, 2>> units;
  std::vector<std::array<PovertyTally, 2>> poverty;
  std::uint64_t households = 0;
};

/// Who is counted, with which questions, and the seed that their answers are drawn from.
struct CensusPlan {
  const DemoTerritory& territory;
  const std::vector<Town>& towns;
  const Questionnaire& questionnaire;
  std::uint64_t seed;
};

/// Writes the microdata of every department, in blocks of people on all cores, and counts what they hold. The bytes do
/// not depend on the number of cores.
[[nodiscard]] CensusTruth write_census(const CensusPlan& plan, OutputFolder& folder, Progress& progress);

/// `verdad/nbi.csv` and `ipm.csv`: counts of households and persons by unit and zone.
void write_census_truth(const DemoTerritory& territory, const CensusTruth& truth, OutputFolder& folder);
/// The published percentages of persons, as `nbi.<zone>.<component>`, of units and of the whole.
void add_needs(const CensusTruth& truth, Figures& figures);

}  // namespace comarca::synth
