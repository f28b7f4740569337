// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/sheet/map_frame.hpp"

namespace comarca {

enum class Names { write, leave_out };

/// Draws a map into its frame.
void paint_map(Canvas& canvas, const Map& map, const SizedFrame& into, Names names);

}  // namespace comarca
