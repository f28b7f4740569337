// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/draw/canvas.hpp"

namespace comarca {

/// Draws a sign whose place and size are those on paper, in millimetres.
void draw_marker(Canvas& canvas, const Marker& marker);

}  // namespace comarca
