// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/person_marks.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace comarca {
namespace {

std::int64_t true_bit(std::size_t test) {
  return std::int64_t{1} << (2 * (test % kMarksPerNumber));
}
std::int64_t unknown_bit(std::size_t test) {
  return 2 * true_bit(test);
}

}  // namespace

std::string PersonMarks::any(const std::string& person_test, const Expression& expression) {
  const auto found = std::ranges::find(tests_, person_test);
  const auto test = static_cast<std::size_t>(found - tests_.begin());
  if (found == tests_.end()) {
    tests_.push_back(person_test);
    expressions_.push_back(expression);
  }
  return fmt::format("(CASE WHEN (m{0} & {1}) <> 0 THEN TRUE WHEN (m{0} & {2}) = 0 THEN FALSE END)",
                     test / kMarksPerNumber, true_bit(test), unknown_bit(test));
}

std::size_t PersonMarks::place(const std::string& person_test) const {
  return static_cast<std::size_t>(std::ranges::find(tests_, person_test) - tests_.begin());
}

std::vector<std::string> PersonMarks::aggregates() const {
  std::vector<std::string> terms;
  for (std::size_t test = 0; test < tests_.size(); ++test) {
    const std::string mark = fmt::format("CASE WHEN {0} THEN {1} WHEN {0} IS NULL THEN {2} ELSE 0 END", tests_[test],
                                         true_bit(test), unknown_bit(test));
    if (test % kMarksPerNumber == 0) {
      terms.push_back(mark);
    } else {
      terms.back() += " | " + mark;
    }
  }
  for (auto& term : terms) {
    term = "bit_or(" + term + ")";
  }
  return terms;
}

}  // namespace comarca
