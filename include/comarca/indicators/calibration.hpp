// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/indicators/optimal_scaling.hpp"
#include "comarca/indicators/score_table.hpp"
#include "comarca/statistics/household_answers.hpp"

namespace comarca {

/// A score table estimated from households, and what there is to know before it is trusted.
struct Calibration {
  ScoreTable table;
  OptimalScaling scaling;        ///< its variables in the order of the grading
  std::int64_t households = 0;   ///< that answered something
  std::int64_t incomplete = 0;   ///< of those, without every answer
  std::int64_t unanswering = 0;  ///< left out: no answer at all
  Findings findings;             ///< what the data did not decide by themselves
};

/// What to ask households to calibrate an index of scores: the position of their category in each graded variable.
/// Throws a usage error for an index without graded variables.
[[nodiscard]] Questions calibration_questions(const Indicator& index);

/// Scores by optimal scaling: points from quantification × loading, worst 0 and best adding up to 100. `data` says in
/// the table where the households come from. Throws a data error when there is nothing to tell households apart by.
[[nodiscard]] Calibration calibrate(const Indicator& index, const AnswerCounts& counts, const std::string& data);

}  // namespace comarca
