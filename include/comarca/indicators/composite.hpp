// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comarca/catalog/composite_rule.hpp"
#include "comarca/indicators/figure.hpp"

namespace comarca {

/// One unit's composite and how much its rank hangs on the weights.
struct CompositeValue {
  std::string unit;
  double value = 0;
  std::size_t rank = 0;
  std::size_t best_rank = 0;  ///< when each weight in turn is moved up and down by a quarter
  std::size_t worst_rank = 0;
};

/// The period that each part is taken from: the latest in which most of the units that have it at all have it. Empty
/// for a part that no unit has.
[[nodiscard]] std::vector<std::string> composite_periods(const CompositeRule& rule, const FigureTable& figures,
                                                         Level level);

/// The column that a part of a composite of one level is taken from; null when there is none.
[[nodiscard]] const FigureColumn* part_column(const FigureTable& figures, const CompositeRule::Part& part, Level level,
                                              const std::string& period);

/// Only units with every part take part; in order of unit. Figures of the total zone of one level, each part in its
/// composite_periods(). Throws a usage error
/// for no parts, weights that are not above zero, or a z-score put into a geometric mean.
[[nodiscard]] std::vector<CompositeValue> compute_composite(const CompositeRule& rule, const FigureTable& figures,
                                                            Level level);

}  // namespace comarca
