// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/synth/demo_territory.hpp"
#include "synth/layout.hpp"
#include "synth/outlines.hpp"

namespace comarca::synth {

/// A territory with the lines it was made of, for what is drawn inside it. The lines are always the clean ones.
struct Blueprint {
  Layout layout;
  Outlines outlines;
  DemoTerritory territory;
};

[[nodiscard]] Blueprint make_blueprint(const DemoOptions& options, const PlaceNames& names);

}  // namespace comarca::synth
