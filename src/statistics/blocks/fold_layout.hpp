// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "statistics/blocks/column_program.hpp"
#include "statistics/blocks/delimited_text.hpp"
#include "statistics/blocks/packed_key.hpp"
#include "statistics/blocks/runs.hpp"
#include "statistics/plan/person_fold.hpp"
#include "statistics/plan/value_states.hpp"

namespace comarca {

/// Everything that folding a file's persons needs, worked out once: which fields, which questions, which columns come
/// out. Fields are numbered as the text's wanted columns, numbers and texts as the columns of Runs.
struct FoldLayout {
  struct Variable {
    std::size_t field = 0;
    ValueStates states;
  };
  struct Question {
    std::size_t step = 0;  ///< of the program
    std::size_t number = 0;
    Folding folding = Folding::sum;
  };
  /// A field that becomes a number or a text of the run.
  struct Field {
    std::size_t field = 0;
    std::size_t column = 0;
    bool text = false;
  };
  struct Output {
    std::string name;
    ColumnType type = ColumnType::bigint;
    std::size_t column = 0;
  };

  DelimitedText text;
  ColumnProgram program;
  std::vector<Variable> variables;  ///< the program's first steps
  std::vector<std::size_t> marks;   ///< steps
  std::vector<Question> counts;     ///< of conditions
  std::vector<Question> questions;  ///< about numbers
  std::vector<std::size_t> key_fields;
  std::optional<std::size_t> packed_key;  ///< the first of two numbers, the high one and the low
  PackedKey::Fields key_kind = PackedKey::Fields::texts;
  std::vector<Field> keys;    ///< what tells runs apart, in order; their fields say nothing where the key is packed
  std::vector<Field> firsts;  ///< of the first row of a run, and of all its others
  std::vector<Field> shared;
  std::optional<std::size_t> weight_field;
  bool weighs_persons = false;
  std::vector<Folding> numbers;
  std::vector<Folding> texts;
  std::vector<Output> outputs;

  /// Columns that every layout has first.
  static constexpr std::size_t kRows = 0;
  static constexpr std::size_t kFaults = 1;  ///< bits, of these:
  static constexpr std::int64_t kUndeclared = 1;
  static constexpr std::int64_t kBadWeight = 2;
  static constexpr std::size_t kWeight = 2;  ///< millionths
  static constexpr std::size_t kMarks = 3;   ///< the first of the marks' numbers
};

/// The layout for plain text, whose columns are those that the layout finds out to be wanted; nothing when a question
/// is beyond ColumnProgram. `header` are the file's columns.
[[nodiscard]] std::optional<FoldLayout> fold_layout(DelimitedText text, const std::vector<std::string>& header,
                                                    const PersonFold& fold);

}  // namespace comarca
