// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/sheet/map_frame.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {

/// Room that the figures along the frame need, in millimetres on A4.
inline constexpr double kGraticuleMargin = 3.4;

/// Which lines of coordinates.
struct CoordinateLines {
  Graticule kind = Graticule::none;
  const Projection& projection;
};
/// Lines of longitude and latitude, or of the map's own coordinates, with figures along the frame.
void draw_graticule(Canvas& canvas, const MapFrame& frame, const CoordinateLines& lines, const SheetLook& look);

}  // namespace comarca
