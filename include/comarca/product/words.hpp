// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <optional>
#include <string_view>

namespace comarca {

/// The words that a column uses for the values of an enumeration, declared beside the column that has them:
///   template <> struct WordsOf<BorderKind> {
///     static constexpr std::array kAll = {...};
///     static std::string_view word(BorderKind kind) noexcept;
///   };
template <class E>
struct WordsOf;

template <class E>
concept Worded = requires(E value) {
  { WordsOf<E>::word(value) } -> std::convertible_to<std::string_view>;
  WordsOf<E>::kAll;
};

template <Worded E>
[[nodiscard]] std::string_view word_of(E value) noexcept {
  return WordsOf<E>::word(value);
}

/// Nothing for a word that the column does not use.
template <Worded E>
[[nodiscard]] std::optional<E> value_of_word(std::string_view word) noexcept {
  for (const E value : WordsOf<E>::kAll) {
    if (WordsOf<E>::word(value) == word) {
      return value;
    }
  }
  return std::nullopt;
}

}  // namespace comarca
