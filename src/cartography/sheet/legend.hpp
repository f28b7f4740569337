// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/draw/canvas.hpp"
#include "comarca/base/language.hpp"

namespace comarca {

/// Draws the legend into its place, smaller when it does not fit. Returns the height used.
double draw_legend(Canvas& canvas, const Legend& legend, const Rectangle& place, double size, Language language);

/// The height it takes at this width and size.
[[nodiscard]] double legend_height(Canvas& canvas, const Legend& legend, double width, double size, Language language);

}  // namespace comarca
