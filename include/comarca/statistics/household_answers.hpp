// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comarca/statistics/microdata_plan.hpp"

namespace comarca {

/// Households that answer alike: a whole number per question, nothing where the answer is unknown.
struct AnswerPattern {
  std::vector<std::optional<std::int64_t>> answers;
  std::int64_t weight = 0;      ///< of these households together, in millionths of a household
  std::int64_t households = 0;  ///< cases behind them

  bool operator==(const AnswerPattern&) const = default;
};

/// Questions whose answers are whole numbers: household expressions of a recipe, by name.
struct Questions {
  Recipe recipe;  ///< its own statistics are not counted
  std::vector<std::string> names;
};

/// Every combination of answers that some household gave, in order.
struct HouseholdAnswers {
  std::vector<AnswerPattern> patterns;
  Findings findings;
};

/// Counts households by what they answered, over all units together, in one scan of each file as run_microdata().
/// Households without a unit or a valid weight are left out. Throws a data error that names every variable the files
/// do not have.
[[nodiscard]] HouseholdAnswers count_answers(const MicrodataSource& source, const Vocabulary& vocabulary,
                                             const Questions& questions, const MicrodataFiles& files,
                                             const MicrodataOptions& options = {});

/// Patterns of several sets of files as one set, in order.
[[nodiscard]] std::vector<AnswerPattern> merged(std::vector<AnswerPattern> patterns);

}  // namespace comarca
