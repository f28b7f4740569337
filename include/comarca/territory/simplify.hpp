// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "comarca/territory/coverage.hpp"

namespace comarca {

/// How much to simplify. With both given, whichever removes less.
struct SimplifyOptions {
  /// Triangles below the area of an equilateral one with this side, in metres, are flattened (flat corners weigh more
  /// than sharp ones).
  std::optional<double> tolerance_m;
  /// Share of the vertices inside arcs to keep, 0 to 1.
  std::optional<double> share;
};

/// The coverage with fewer vertices (weighted Visvalingam). Every arc is simplified once, so neighbours stay
/// neighbours; no line comes to cross or touch itself or another, and no ring vanishes. Nodes, units, lengths and
/// evidence stay those of the original. Throws a usage error when neither option is given or one is out of range.
[[nodiscard]] Coverage simplify(const Coverage& coverage, const SimplifyOptions& options);

}  // namespace comarca
