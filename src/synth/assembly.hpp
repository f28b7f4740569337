// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/synth/demo_territory.hpp"
#include "synth/layout.hpp"
#include "synth/outlines.hpp"
#include "synth/soiling.hpp"

namespace comarca::synth {

/// Puts the lines together to polygons, spoilt where soiling says so; fills polygons, areas of the clean units and
/// defects. Shells run counter-clockwise, holes clockwise.
void assemble_polygons(const Layout& layout, const Outlines& outlines, const Soiling& soiling,
                       DemoTerritory& territory);

}  // namespace comarca::synth
