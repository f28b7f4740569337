// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "comarca/gis/layer_writer.hpp"
#include "pipeline/layers/unit_groups.hpp"

namespace comarca {

// The parts of write_landuse(): what lies where, who lives on it, and what it is along the borders.

void write_land_areas(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups);
void write_land_population(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups,
                           Language language);
void write_articulation(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups, Language language);

}  // namespace comarca
