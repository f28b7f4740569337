// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "comarca/schemes/judge.hpp"

namespace comarca {

/// What makes a set better than another.
enum class RankBy : std::uint8_t {
  cohesion,         ///< share of the members' perimeters that lies between members
  similarity,       ///< members alike in the indicators: least mean variance of their standard scores
  complementarity,  ///< members unlike in the indicators: most of it
  population,
};
[[nodiscard]] RankBy rank_by(std::string_view name);  ///< throws a usage error on another word

/// Values of one indicator by unit of the map; missing where unknown.
struct SearchIndicator {
  std::string name;
  std::vector<std::optional<double>> values;
};

inline constexpr std::size_t kLargestSearchedSet = 16;

struct SearchRequest {
  std::string legal_form;
  std::string around;  ///< a member every set must have; empty: anywhere
  std::size_t least = 2;
  std::size_t most = 4;
  RankBy rank = RankBy::cohesion;
  std::vector<SearchIndicator> indicators;           ///< for similarity and complementarity
  std::optional<std::vector<std::string>> eligible;  ///< only these may be members
  std::size_t listed = 10;
  std::uint64_t most_sets = 20'000'000;  ///< stop after so many
  std::function<bool()> stop;            ///< asked now and then; true ends the search early
};

struct Suggestion {
  std::vector<std::string> members;  ///< codes in order
  double score = 0;
  Outcome map_outcome = Outcome::complies;
};

struct SearchResult {
  std::vector<Suggestion> best;  ///< best first; equals in order of their codes
  std::uint64_t examined = 0;    ///< connected sets of the sizes asked
  std::uint64_t refused = 0;     ///< of those good enough to list, refused by the judge
  std::size_t without_data = 0;  ///< units left out because a figure of theirs is unknown
  bool complete = true;          ///< false: stopped by the bound or by the caller
};

/// Enumerates the connected sets that a legal form could have, each once, and lists the best that its map rules accept.
/// Throws a usage error on sizes that make no sense or a member that cannot be one.
[[nodiscard]] SearchResult search_schemes(const Judge& judge, const SearchRequest& request, const Date& date);

}  // namespace comarca
