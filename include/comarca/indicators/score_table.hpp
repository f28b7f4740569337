// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/catalog/document.hpp"
#include "comarca/indicators/grading.hpp"

namespace comarca {

/// How sure a score is: read in its publication, remembered but not found there, filled in by us, or estimated from
/// data.
enum class ScoreState { verified, unverified, assumed, estimated };

/// The word of a state in a score table.
[[nodiscard]] std::string_view score_state_word(ScoreState state) noexcept;
/// What people call it.
[[nodiscard]] const Text& score_state_name(ScoreState state) noexcept;

/// What one category of one variable is worth.
struct ScoreRow {
  std::string variable;
  std::string category;
  std::int64_t hundredths = 0;  ///< of a point
  ScoreState state = ScoreState::unverified;
  std::string source;
  Where where;
};

/// The points of an index of scores, from 0 for the worst household to 100 for the best.
struct ScoreTable {
  std::string index;
  Text title;
  std::string source;
  std::vector<ScoreRow> rows;
  std::string file;
};

/// Throws with file:line:column: unknown keys, points that are no number of at most two decimals between 0 and 100.
[[nodiscard]] ScoreTable read_score_table(const Document& document);

/// The table as a file that read_score_table() reads back.
[[nodiscard]] std::string to_toml(const ScoreTable& table);

/// The points of a variable in hundredths, one per category in their order.
using VariableScores = std::vector<std::int64_t>;

/// The scores of each variable of the grading, in its order. Throws at the row that is wrong: of another index, of a
/// variable or category that is not there (with the nearest name), twice, or lower than a worse category; and when a
/// category has no row or the best of all do not add up to 100.
[[nodiscard]] std::vector<VariableScores> scores_of(const ScoreTable& table, const std::string& index,
                                                    const Grading& grading);

}  // namespace comarca
