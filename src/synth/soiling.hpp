// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "comarca/synth/demo_territory.hpp"
#include "synth/outlines.hpp"

namespace comarca::synth {

/// Which borders are spoilt and how. The polygon on the right of a spoilt edge gets the spoilt line, the one on its
/// left keeps the true one.
class Soiling {
 public:
  Soiling(const Layout& layout, Dirt dirt, std::uint64_t seed);

  /// The line that the right side of an edge sees, from → to, without the ends; what it differs in is added to
  /// defects.
  [[nodiscard]] Chain right_side(const Layout& layout, const Outlines& outlines, std::uint32_t edge,
                                 std::vector<DemoDefect>& defects) const;

 private:
  std::vector<Dirt> kinds_;  ///< of each edge; empty when nothing is spoilt
  std::uint64_t seed_;
};

/// Every ring simplified alone (Douglas-Peucker from its own first vertex); rings that would vanish keep three points.
[[nodiscard]] Polygons simplified_alone(const Polygons& polygons, double tolerance_m);

}  // namespace comarca::synth
