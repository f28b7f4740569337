// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/sheet/map_frame.hpp"

namespace comarca {

/// Draws the legend into its place, smaller when it does not fit. Returns the height used.
double draw_legend(Canvas& canvas, const Legend& legend, const Rectangle& place, const SheetLook& look);

/// The height it takes at this width and look.
[[nodiscard]] double legend_height(Canvas& canvas, const Legend& legend, double width, const SheetLook& look);

}  // namespace comarca
