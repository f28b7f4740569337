// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "synth/planar_map.hpp"

namespace comarca::synth {

/// A closed fractal line around the site of a host cell, counter-clockwise, its last vertex not repeated: the outline
/// of an enclave, or of an exclave. It keeps clear of every border of the host.
[[nodiscard]] Chain loop_inside(const PlanarMap& map, std::uint32_t host, std::int64_t spacing_mm, std::uint64_t seed);

/// Room around a cell's site that no border reaches, in mm.
[[nodiscard]] std::int64_t free_radius(const PlanarMap& map, std::uint32_t cell);

}  // namespace comarca::synth
