// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "comarca/statistics/functions.hpp"

namespace comarca {

/// What somebody says of each function, in the order of the list. One too few, or two in another order, does not
/// compile (ADR 0238).
template <class Answer>
class ByFunction {
 public:
  struct Entry {
    Function function;
    Answer answer;
  };

  template <std::size_t kEntries>
  consteval explicit ByFunction(const Entry (&entries)[kEntries]) {
    static_assert(kEntries == kFunctions, "every function needs an entry here, and each one only");
    for (std::size_t i = 0; i < kEntries; ++i) {
      if (entries[i].function != static_cast<Function>(i)) {
        throw "entries are in the order of the list";
      }
      answers_[i] = entries[i].answer;
    }
  }

  constexpr const Answer& operator[](Function function) const { return answers_[static_cast<std::size_t>(function)]; }

 private:
  std::array<Answer, kFunctions> answers_{};
};

}  // namespace comarca
