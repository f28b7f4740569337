// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/synth/demo_territory.hpp"
#include "synth/table_layout.hpp"

namespace comarca::synth {

/// A project file, ready to run, for boundaries laid out like this and the tables written beside them.
[[nodiscard]] std::string project_text(const DemoTerritory& territory, const Table& boundary_layout,
                                       const std::vector<TableLayout>& tables);

}  // namespace comarca::synth
