// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/synth/demo_territory.hpp"
#include "synth/output_folder.hpp"

namespace comarca::synth {

/// `verdad/vecinos.csv`, `unidades.csv` and, when something was spoilt, `defectos.csv`.
void write_territory_truth(const DemoTerritory& territory, OutputFolder& folder);

}  // namespace comarca::synth
