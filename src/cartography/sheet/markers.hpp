// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/draw/canvas.hpp"

namespace comarca {

/// Draws a sign of this size around a place of the paper, in millimetres.
void draw_marker(Canvas& canvas, MarkerShape shape, Point at, double size_mm, const Fill& fill, const Stroke& outline);

}  // namespace comarca
