// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "comarca/territory/coverage.hpp"
#include "territory/metric_field.hpp"

namespace comarca {

/// Recognises borders whose two sides were digitised apart: adds arcs of kind `apart` along outer arcs that run beside
/// the outline of another unit, now outside it, now inside. A corner or a channel is no border: see docs/adr/0102.
void find_apart_borders(Coverage& coverage, MetricField& field, std::size_t threads);

}  // namespace comarca
