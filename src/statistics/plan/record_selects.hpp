// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "statistics/plan/plan_builder.hpp"
#include "statistics/plan/recipe_compiler.hpp"

namespace comarca {

using SqlColumns = std::vector<std::string>;

/// What a plan selects of each kind of file: one named query each, "p AS (SELECT ...)".
class RecordSelects {
 public:
  RecordSelects(const MicrodataSource& source, const RecipeCompiler& recipes, const PlanInput& input)
      : source_(source),
        files_(input.files),
        recipes_(recipes),
        input_(input.rows),
        folded_(input.folded),
        packed_(input.packed_keys),
        reading_(input.reading),
        repeats_(input.repeats) {}

  /// Null when there is no such file at hand.
  [[nodiscard]] const RecordFile* file(Record record) const;

  /// q0: households of persons that repeat what belongs to their household.
  [[nodiscard]] std::string flat(const RecordFile& person) const;
  /// p: households of persons in a file of their own.
  [[nodiscard]] std::string persons(const RecordFile& person) const;
  /// v: dwellings.
  [[nodiscard]] std::string dwellings(const RecordFile& dwelling) const;
  /// h: one row for each key, unless the files are trusted with it; `copies` says how many rows there were.
  [[nodiscard]] std::string households(const RecordFile& household, const RecordFile* person,
                                       const RecordFile* dwelling) const;

  /// How many columns a key is.
  [[nodiscard]] std::size_t key_columns(const RecordFile& record) const { return packed_ ? 1 : record.key.size(); }
  [[nodiscard]] bool weighted_by(Record record) const;
  [[nodiscard]] static bool in_key(const RecordFile& record, const std::string& column);
  /// Where persons join households, the key of a household is its own; alone, their file may say less.
  [[nodiscard]] bool keyed() const;

 private:
  /// What a plan reads of one record.
  struct Needs {
    ColumnTypes columns;
    KeyColumns keys;
  };

  /// Columns of a SELECT, and tests of what they hold.
  struct Selected {
    SqlColumns columns;
    SqlColumns bad;
  };

  [[nodiscard]] std::string key_type() const { return source_.integer_keys ? "BIGINT" : "VARCHAR"; }
  [[nodiscard]] std::string typed(const std::string& column, const std::string& type) const {
    return typed_column(column, type, reading_);
  }
  [[nodiscard]] std::string read(Record record, const Needs& needs) const {
    return input_(record, needs.columns, needs.keys);
  }
  SqlColumns key_values(const SqlColumns& key, const std::string& name, Needs& needs) const;
  [[nodiscard]] std::string folded(const RecordFile& person) const;
  void person_columns(const RecordFile& person, ColumnTypes& needed, SqlColumns& columns) const;
  template <class Wrap>
  void household_columns(const RecordFile& record, ColumnTypes& needed, Selected& selected, const Wrap& wrap) const;
  [[nodiscard]] std::string weight_of_household(const std::string& weight) const;

  const MicrodataSource& source_;
  const MicrodataFiles& files_;
  const RecipeCompiler& recipes_;
  const InputSql& input_;
  const FoldedSql& folded_;
  bool packed_;
  Reading reading_;
  Repeats repeats_;
};

}  // namespace comarca
