// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "comarca/indicators/figure.hpp"

namespace comarca {

/// Findings for the places of one zone and period where something that must hold between figures does not. `figures`
/// are all columns of the indicator there, over the same units.
void check_invariants(const Indicator& indicator, const FigureTable& table, std::span<const FigureColumn> figures,
                      Findings& findings);

}  // namespace comarca
