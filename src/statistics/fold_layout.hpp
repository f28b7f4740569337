// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "statistics/column_program.hpp"
#include "statistics/delimited_text.hpp"
#include "statistics/packed_key.hpp"
#include "statistics/person_fold.hpp"
#include "statistics/runs.hpp"

namespace comarca {

enum class ValueState : std::uint8_t { undeclared, not_reported, declared };

/// What the values of a column are to its source.
class ValueStates {
 public:
  explicit ValueStates(const ColumnMapping& mapping);
  [[nodiscard]] ValueState of(std::int64_t value) const {
    return value >= 0 && value < static_cast<std::int64_t>(small_.size()) ? small_[static_cast<std::size_t>(value)]
                                                                          : look_up(value);
  }
  /// Of declared values.
  [[nodiscard]] ColumnProgram::Bounds bounds() const;

 private:
  [[nodiscard]] ValueState look_up(std::int64_t value) const;

  std::optional<std::pair<std::int64_t, std::int64_t>> range_;
  std::vector<std::int64_t> codes_;
  std::vector<std::int64_t> unknown_;
  std::array<ValueState, 256> small_{};
};

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
    TextColumn::Type type = TextColumn::Type::bigint;
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
