// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comarca/schemes/judge.hpp"

namespace comarca {

/// A scheme and its verdict on one boundary vintage; no verdict when the map lacks a member.
struct SchemeStanding {
  const SchemeProposal* scheme = nullptr;
  std::optional<Verdict> verdict;
  Text problem;  ///< why there is no verdict
};

/// Judges each scheme; one that cannot be judged (a member that the map lacks, a legal form that was not law, a rule of
/// the user's that fails) does not stop the others. `schemes` must outlive the answer.
[[nodiscard]] std::vector<SchemeStanding> judge_schemes(const Judge& judge, std::span<const SchemeProposal> schemes,
                                                        const Date& date);

/// A scheme between two vintages.
struct SchemeChange {
  const SchemeProposal* scheme = nullptr;
  std::string before;  ///< word of the map outcome, "" when it could not be judged
  std::string after;
  std::vector<BorderEvidence> gained;  ///< borders between members that only the later vintage has
  std::vector<BorderEvidence> lost;
  std::vector<std::string> missing_before;  ///< members that a vintage lacks
  std::vector<std::string> missing_after;

  [[nodiscard]] bool any() const noexcept {
    return before != after || !gained.empty() || !lost.empty() || missing_before != missing_after;
  }
};

struct VintageStandings {
  const SchemeMap& map;
  const std::vector<SchemeStanding>& standings;
};

/// What changed for each scheme, in their order; both sides must be of the same schemes.
[[nodiscard]] std::vector<SchemeChange> compare_vintages(const VintageStandings& before, const VintageStandings& after);

}  // namespace comarca
