// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/sheet/map_frame.hpp"

namespace comarca {

/// How long the ground is on paper.
struct PaperScale {
  double mm_per_metre = 1;
  double denominator = 1000;  ///< N of the ratio 1 : N
};
[[nodiscard]] PaperScale paper_scale(const MapFrame& frame, const Ground& ground);

/// A bar of a round length on the ground, with the scale as a ratio. Returns the height used.
double draw_scale_bar(Canvas& canvas, const Rectangle& place, const PaperScale& scale, const SheetLook& look);

/// An arrow to true north in the middle of the place.
void draw_north_arrow(Canvas& canvas, const Rectangle& place, const Ground& ground, double size);

/// The ratio 1 : N of a frame, N.
[[nodiscard]] double scale_denominator(const MapFrame& frame, const Ground& ground);

/// Makes the map a little smaller so that N is a round number.
void round_scale(MapFrame& frame, const Ground& ground);

}  // namespace comarca
