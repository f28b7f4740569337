// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comarca/schemes/remedies.hpp"
#include "comarca/schemes/search.hpp"

namespace comarca {

/// A verdict with what goes with it. `remedies` may be null.
struct SchemeReport {
  const SchemeMap& map;
  const Verdict& verdict;
  const Remedies* remedies = nullptr;
};

/// "Plazo: hasta el 2024-03-31 (30 días calendario desde …)."
[[nodiscard]] Text deadline_text(const Deadline& deadline, const SchemeMap& map);

/// For a terminal.
[[nodiscard]] std::string verdict_text(const SchemeReport& report, Language language);
/// One JSON object, the same in both languages but for its texts.
[[nodiscard]] std::string verdict_json(const SchemeReport& report, Language language);
[[nodiscard]] std::string verdicts_json(std::span<const SchemeReport> reports, Language language);

/// What could be done, one sentence each; none without remedies.
[[nodiscard]] std::vector<std::string> remedy_sentences(const SchemeReport& report, Language language);

[[nodiscard]] std::string search_json(const SearchResult& result, const SearchRequest& request, Language language);
/// Says what the score is, and of an empty answer why it is empty.
[[nodiscard]] std::string search_text(const SearchResult& result, const SearchRequest& request, const SchemeMap& map,
                                      Language language);

}  // namespace comarca
