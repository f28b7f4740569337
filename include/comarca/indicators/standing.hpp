// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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

/// Ranks every column; withheld figures have no rank. Ties fall in one quintile.
void add_standings(FigureTable& figures, const std::vector<Indicator>& indicators);
/// Of one row; nothing for a withheld figure.
[[nodiscard]] std::optional<Standing> standing_of(const FigureColumn& column, std::size_t row);

/// The peer group that a table gives a unit in a period: unit and period -> group.
using PeerGroups = std::map<std::pair<std::string, std::string>, std::string>;

/// Where the figure of a municipality stands among those of its peer group, zone and period.
struct PeerStanding {
  std::string group;
  Standing standing;
};

/// What peers are told by.
struct PeerBasis {
  const std::map<std::string, PeerGroups>& groups;  ///< by indicator
  const FigureTable& elsewhere;  ///< of units that are no part of the territory and belong to the groups as well
  const std::vector<Indicator>& indicators;
};

/// Ranks the figures of municipalities within their groups; withheld figures and units without a group have no rank.
void add_peer_standings(FigureTable& figures, const PeerBasis& basis);
[[nodiscard]] std::optional<PeerStanding> peer_standing_of(const FigureColumn& column, std::size_t row);

/// How a figure changed since the period before in which it has a value.
struct Change {
  std::string period;  ///< that period
  double before = 0;   ///< its value then
  double change = 0;   ///< value less the one then
};

/// Finds for every figure with a value the one before; the first period of each has none.
void add_changes(FigureTable& figures);
[[nodiscard]] std::optional<Change> change_of(const FigureTable& figures, const FigureColumn& column, std::size_t row);

}  // namespace comarca
