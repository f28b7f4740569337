// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/statistics/functions.hpp"
#include "comarca/statistics/microdata_source.hpp"
#include "statistics/plan/column_type.hpp"

namespace comarca {

/// What a household may ask its persons.
enum class Question { count, any, total, highest, lowest, average };

/// Nothing for a call of another function.
[[nodiscard]] inline std::optional<Question> question_of(const Expression& call) {
  const auto function = function_of(call);
  if (!function || info(*function).domain != FunctionDomain::persons) {
    return std::nullopt;
  }
  static_assert(kFunctions - static_cast<std::size_t>(Function::count) ==
                static_cast<std::size_t>(Question::average) + 1);
  return static_cast<Question>(static_cast<std::size_t>(*function) - static_cast<std::size_t>(Function::count));
}

/// A question to the persons of a household, but for `any`, which marks answer.
struct PersonQuestion {
  Question question = Question::count;
  Expression operand;  ///< over variables of persons and numbers: no word, no name of a recipe
};

/// What a household's rows of persons repeat: the lowest that they give.
struct SharedColumn {
  std::string name;    ///< in the plan
  std::string column;  ///< of the file
  ColumnType type = ColumnType::text;
};

/// Households made of the rows of their persons, as a plan wants them: columns k0, k1... of the key (or k0 alone, all
/// of it as one number); n; a0, a1... of the questions; m0, m1... of the marks (see PersonMarks); bad_persons; weight;
/// and the shared columns.
struct PersonFold {
  std::vector<std::string> key;
  bool integer_keys = false;
  bool packed_key = false;
  std::vector<PersonQuestion> questions;
  std::vector<Expression> marks;
  std::map<std::string, ColumnMapping> variables;  ///< that the questions and marks name
  std::vector<SharedColumn> shared;
  std::string weight_column;    ///< empty: no weight among these rows
  bool weighs_persons = false;  ///< the household's weight is the sum of theirs; else it is the lowest
};

}  // namespace comarca
