// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace comarca {

/// Households that answer alike: a whole number per question, nothing where the answer is unknown.
struct AnswerPattern {
  std::vector<std::optional<std::int64_t>> answers;
  std::int64_t weight = 0;      ///< of these households together, in millionths of a household
  std::int64_t households = 0;  ///< cases behind them
};

}  // namespace comarca
