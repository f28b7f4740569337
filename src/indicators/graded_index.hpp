// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/indicators/indicator.hpp"

namespace comarca {

/// Turns the grading of an index and a table of its scores into statistics and figures: the index, its factors and its
/// variables, each the mean of households. The table alone decides the status.
void apply_scores(Indicator& indicator, ScoreTable table);

}  // namespace comarca
