// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace comarca {

/// Questions whether a household has a person of whom something is true, as bits of few whole numbers: a state of each
/// household for 31 questions, not one for each. Two bits a question: of somebody it is true; of somebody, unknown.
class PersonMarks {
 public:
  /// Asks a test of every person; gives SQL over the household's columns m0, m1...: TRUE, FALSE or NULL.
  std::string any(const std::string& person_test);
  /// SQL over persons of the columns m0, m1...
  [[nodiscard]] std::vector<std::string> aggregates() const;

 private:
  std::vector<std::string> tests_;
};

}  // namespace comarca
