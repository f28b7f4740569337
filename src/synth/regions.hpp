// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "synth/layout.hpp"

namespace comarca::synth {

/// Department of each unit: all in one up to 999 units, else split by halves of the map, each at most 999.
[[nodiscard]] std::vector<std::uint32_t> split_into_departments(const Layout& layout);

/// Subregion of each unit, numbered 0.. within its department: grown over borders from seeds far apart, so that each is
/// connected where its department is. The island goes to the nearest, the enclave with its host.
[[nodiscard]] std::vector<std::uint32_t> grow_subregions(const Layout& layout,
                                                         const std::vector<std::uint32_t>& department_of,
                                                         std::size_t wanted, std::uint64_t seed);

}  // namespace comarca::synth
