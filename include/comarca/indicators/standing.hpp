// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comarca/indicators/figure.hpp"

namespace comarca {

/// Where a figure stands among those of its level, zone and period.
struct Standing {
  std::size_t rank = 0;  ///< 1 is best where the figure says what better is, else largest; ties share the first rank
  std::size_t of = 0;    ///< units with a value
  std::size_t quintile = 0;  ///< 1 holds the best fifth
  double to_mean = 0;        ///< value less the unweighted mean of the units
  double to_best = 0;        ///< value less the best one
};

/// One entry per figure, in the same order; nothing for withheld figures. Ties fall in one quintile.
[[nodiscard]] std::vector<std::optional<Standing>> standings(const std::vector<Figure>& figures,
                                                             const std::vector<Indicator>& indicators);

/// How a figure changed since the period before in which it has a value.
struct Change {
  std::string period;  ///< that period
  double before = 0;   ///< its value then
  double change = 0;   ///< value less the one then
};

/// One entry per figure, in the same order; nothing for withheld figures and for the first period of each.
[[nodiscard]] std::vector<std::optional<Change>> changes(const std::vector<Figure>& figures);

}  // namespace comarca
