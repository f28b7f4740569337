// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"

namespace comarca {

/// The value of an enumeration that a word names; the words stand in its order.
template <class Enum>
[[nodiscard]] Enum word_to(const Value& value, const std::vector<std::string>& words) {
  const std::string word = value.one_of(words);
  return static_cast<Enum>(std::ranges::find(words, word) - words.begin());
}

}  // namespace comarca
