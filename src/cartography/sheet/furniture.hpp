// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/sheet/map_frame.hpp"
#include "comarca/base/language.hpp"

namespace comarca {

/// A bar of a round length on the ground, with the scale as a ratio. Returns the height used.
double draw_scale_bar(Canvas& canvas, const Rectangle& place, const MapFrame& frame, const Ground& ground, double size,
                      Language language);

/// An arrow to true north in the middle of the place.
void draw_north_arrow(Canvas& canvas, const Rectangle& place, const Ground& ground, double size);

/// The ratio 1 : N of a frame, N.
[[nodiscard]] double scale_denominator(const MapFrame& frame, const Ground& ground);

/// Makes the map a little smaller so that N is a round number.
void round_scale(MapFrame& frame, const Ground& ground);

}  // namespace comarca
