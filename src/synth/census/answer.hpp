// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "synth/census/questionnaire.hpp"
#include "synth/census/record.hpp"

namespace comarca::synth {

/// Three-valued logic (Kleene): an unknown only matters when what is known does not decide.
enum class Answer : std::uint8_t { no, yes, unknown };

[[nodiscard]] constexpr Answer answer(bool yes) noexcept {
  return yes ? Answer::yes : Answer::no;
}

[[nodiscard]] constexpr Answer either(Answer a, Answer b) noexcept {
  if (a == Answer::yes || b == Answer::yes) {
    return Answer::yes;
  }
  return a == Answer::unknown || b == Answer::unknown ? Answer::unknown : Answer::no;
}

[[nodiscard]] constexpr Answer both(Answer a, Answer b) noexcept {
  if (a == Answer::no || b == Answer::no) {
    return Answer::no;
  }
  return a == Answer::unknown || b == Answer::unknown ? Answer::unknown : Answer::yes;
}

[[nodiscard]] constexpr Answer negated(Answer a) noexcept {
  if (a == Answer::unknown) {
    return a;
  }
  return a == Answer::yes ? Answer::no : Answer::yes;
}

/// Whether a code is of a group; a blank, or a code of the other group, is unknown.
[[nodiscard]] inline Answer asked(std::int32_t code, const Trait& yes, const Trait* unknown) noexcept {
  if (code == kBlank || (unknown != nullptr && unknown->holds(code))) {
    return Answer::unknown;
  }
  return answer(yes.holds(code));
}

}  // namespace comarca::synth
