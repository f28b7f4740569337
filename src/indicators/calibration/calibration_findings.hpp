// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "comarca/indicators/calibration.hpp"
#include "comarca/indicators/score_points.hpp"

namespace comarca {

/// What somebody must know before using the table: notes on its points, and a component that did not settle or that
/// the variables hardly share.
void add_findings(const Indicator& index, const std::vector<ScoreNote>& notes, Calibration& calibration);

}  // namespace comarca
