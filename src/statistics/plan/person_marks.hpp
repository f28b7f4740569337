// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "comarca/statistics/expression.hpp"

namespace comarca {

/// Two bits each, and the sign is left alone.
inline constexpr std::size_t kMarksPerNumber = 31;

/// Numbers that so many marks take.
[[nodiscard]] constexpr std::size_t marks_numbers(std::size_t marks) {
  return (marks + kMarksPerNumber - 1) / kMarksPerNumber;
}

/// Questions whether a household has a person of whom something is true, as bits of few whole numbers: a state of each
/// household for 31 questions, not one for each. Two bits a question: of somebody it is true; of somebody, unknown
/// (where it is true of somebody, the second bit says nothing).
class PersonMarks {
 public:
  /// Asks a test of every person, as SQL and as what it was made of; gives SQL over the household's columns m0, m1...:
  /// TRUE, FALSE or NULL.
  std::string any(const std::string& person_test, const Expression& expression = {});
  /// Of a test that was asked.
  [[nodiscard]] std::size_t place(const std::string& person_test) const;
  [[nodiscard]] const std::vector<Expression>& expressions() const noexcept { return expressions_; }
  /// SQL over persons of the columns m0, m1...
  [[nodiscard]] std::vector<std::string> aggregates() const;

 private:
  std::vector<std::string> tests_;
  std::vector<Expression> expressions_;
};

}  // namespace comarca
