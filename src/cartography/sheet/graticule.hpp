// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/sheet/map_frame.hpp"
#include "comarca/base/language.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {

/// Room that the figures along the frame need, in millimetres on A4.
inline constexpr double kGraticuleMargin = 3.4;

/// Lines of longitude and latitude, or of the map's own coordinates, with figures along the frame.
void draw_graticule(Canvas& canvas, const MapFrame& frame, const Projection& projection, Graticule kind, double size,
                    Language language);

}  // namespace comarca
