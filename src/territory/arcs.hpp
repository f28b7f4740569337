// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/territory/coverage.hpp"
#include "territory/metric_field.hpp"
#include "territory/noding.hpp"

namespace comarca {

/// Chains the edges of every ring into arcs, measures them and fills the flat arrays of the coverage.
void build_arcs(Coverage& coverage, const MatchedOutline& matched, MetricField& field, std::size_t threads);

/// Numbers the ends of the arcs and lists the units that meet at each.
void build_nodes(Coverage& coverage);

}  // namespace comarca
