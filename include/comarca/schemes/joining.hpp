// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "comarca/schemes/connection.hpp"

namespace comarca {

/// Up to this many separate pieces the fewest joining units are found exactly.
inline constexpr std::size_t kExactPieces = 12;

/// Units that make a set connected by joining it.
struct Joining {
  std::vector<std::uint32_t> units;  ///< ascending; none when the set is connected already
  bool fewest = true;                ///< false: past kExactPieces, a smaller answer may exist
};

/// The fewest units of `eligible` (by unit: 1 may join) whose joining connects the members; nothing when none can.
/// Exact by Dreyfus and Wagner (Networks 1, 1971) on units instead of edges, the pieces being the terminals.
[[nodiscard]] std::optional<Joining> fewest_joining(const SchemeMap& map, std::span<const std::uint32_t> members,
                                                    const ConnectedRule& rule,
                                                    const std::vector<std::uint8_t>& eligible);

/// What to look for: units that may join, how many answers are wanted, and of how many units at most each (beyond, the
/// answer of fewest_joining() stands alone, for the others would take long to find).
struct JoiningSearch {
  const std::vector<std::uint8_t>& eligible;
  std::size_t most = 12;
  std::size_t most_units = 3;
};
/// Every answer of the fewest units, each ascending, in order; none when nothing connects the members.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> every_fewest_joining(const SchemeMap& map,
                                                                           std::span<const std::uint32_t> members,
                                                                           const ConnectedRule& rule,
                                                                           const JoiningSearch& search);

}  // namespace comarca
