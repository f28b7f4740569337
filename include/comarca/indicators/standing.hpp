// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "comarca/indicators/figure.hpp"

namespace comarca {

/// Where a figure stands among those of its level, zone and period.
struct Standing {
  std::size_t rank = 0;  ///< 1 is best where the figure says what better is, else largest; ties share the first rank
  std::size_t of = 0;    ///< units with a value
  std::size_t quintile = 0;  ///< 1 holds the best fifth
  double mean = 0;           ///< unweighted, of the units with a value
  double to_mean = 0;        ///< value less that mean
  double to_best = 0;        ///< value less the best one
};

/// One entry per figure, in the same order; nothing for withheld figures. Ties fall in one quintile.
[[nodiscard]] std::vector<std::optional<Standing>> standings(const std::vector<Figure>& figures,
                                                             const std::vector<Indicator>& indicators);

/// The peer group that a table gives a unit in a period: unit and period -> group.
using PeerGroups = std::map<std::pair<std::string, std::string>, std::string>;

/// Where the figure of a municipality stands among those of its peer group, zone and period.
struct PeerStanding {
  std::string group;
  Standing standing;
};

/// One entry per figure, in the same order; nothing for withheld figures and for units without a group. `groups` are by
/// indicator. `elsewhere` holds the figures of units that are no part of the territory and belong to the groups as
/// well.
[[nodiscard]] std::vector<std::optional<PeerStanding>> peer_standings(const std::vector<Figure>& figures,
                                                                      const std::vector<Figure>& elsewhere,
                                                                      const std::map<std::string, PeerGroups>& groups,
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
