// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/sheet/map_frame.hpp"

namespace comarca {

enum class Names { write, leave_out };

/// Draws a map into its frame. `size` is how much larger than on A4 lines, symbols and letters are.
void paint_map(Canvas& canvas, const Map& map, const MapFrame& frame, double size, Names names);

}  // namespace comarca
