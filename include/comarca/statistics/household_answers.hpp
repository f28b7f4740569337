// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/statistics/microdata_run.hpp"

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

/// How often answers go together, two by two: of a size that does not grow with the households.
struct AnswerCounts {
  struct Tally {
    std::int64_t weight = 0;
    std::int64_t households = 0;
    bool operator==(const Tally&) const = default;
  };
  /// What was answered to two questions, or twice to the same one.
  struct Pair {
    std::size_t first = 0;  ///< not after `second`
    std::size_t second = 0;
    std::int64_t answer = 0;
    std::int64_t other = 0;
    auto operator<=>(const Pair&) const = default;
  };
  /// Which questions were answered, question i as bit i.
  using Answered = std::uint64_t;

  std::map<Answered, Tally> households;
  std::map<Answered, std::map<Pair, Tally>> pairs;

  void add(const AnswerPattern& pattern);
  void add(const AnswerCounts& more);
  bool operator==(const AnswerCounts&) const = default;
};

[[nodiscard]] AnswerCounts counts_of(const std::vector<AnswerPattern>& patterns);

struct HouseholdAnswers {
  AnswerCounts counts;
  Findings findings;
};

/// Counts households by what they answered, over all units together, in one scan of each file as run_microdata().
/// Households without a unit or a valid weight are left out. The engine holds each distinct combination of answers
/// once, within its memory; here only pairs of answers are held. Throws a data error that names every variable the
/// files do not have.
[[nodiscard]] HouseholdAnswers count_answers(const MicrodataInput& input, const Questions& questions);

}  // namespace comarca
