// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "comarca/synth/demo_territory.hpp"
#include "synth/layout.hpp"

namespace comarca::synth {

/// The fractal lines of a layout: one for each edge, vertices strictly between its ends, and two closed loops.
struct Outlines {
  std::vector<Chain> chains;
  Chain enclave_loop;
  Chain exclave_loop;
  std::int64_t spacing_mm = 0;
};

/// Lines that give about `vertices` over all polygons. Uses all cores; the result does not depend on their number.
[[nodiscard]] Outlines draw_outlines(const Layout& layout, std::size_t vertices, std::uint64_t seed);

/// Every border's length, and the pairs that meet only in points.
void measure_borders(const Layout& layout, const Outlines& outlines, EllipsoidalTruth ellipsoid,
                     DemoTerritory& territory);

/// A grid point in EPSG:9377, in metres.
[[nodiscard]] Point to_metres(GridPoint point) noexcept;

}  // namespace comarca::synth
