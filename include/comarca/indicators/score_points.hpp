// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "comarca/indicators/optimal_scaling.hpp"

namespace comarca {

/// What the data did not decide by themselves on the way to the points.
struct ScoreNote {
  enum class Kind {
    constant,    ///< every household gave the same answer: the variable is worth nothing
    weightless,  ///< its order goes against the component: the variable is worth nothing
    merged,      ///< worth as much as the worse category beside it: the households of that one are no worse off
    empty,       ///< no household: worth what its neighbours are
    clipped,     ///< a neutral category beyond the worst or the best: worth as much as that
  };
  Kind kind = Kind::merged;
  std::size_t variable = 0;
  std::size_t category = 0;  ///< 0 where the note is on the variable
};

/// Points in hundredths, by variable and category.
struct ScorePoints {
  std::vector<std::vector<std::int64_t>> hundredths;
  std::vector<ScoreNote> notes;
};

/// Points whose worst is 0 in every variable and whose best add up to 100 exactly (largest remainders). Throws a data
/// error when no variable tells a better household from a worse.
[[nodiscard]] ScorePoints points_from(const OptimalScaling& scaling, const std::vector<CategoryKinds>& variables);

}  // namespace comarca
