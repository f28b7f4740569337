// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>

#include "statistics/blocks/fold_layout.hpp"

namespace comarca {

/// Compares keys as words and as numbers (a longer text is more).
struct KeyOrder {
  std::strong_ordering words = std::strong_ordering::equal;
  std::strong_ordering numbers = std::strong_ordering::equal;
};

struct OneRun {
  const Runs& runs;
  std::size_t run;
};

/// Of the keys of two runs.
[[nodiscard]] KeyOrder order_of(const FoldLayout& layout, const OneRun& one, const OneRun& other);

/// A run that lacks a column of its key cannot be told from others.
[[nodiscard]] bool has_key(const FoldLayout& layout, const Runs& runs, std::size_t run);

/// Whether keys ascend in either order, which proves that none returns.
struct Ascent {
  bool words = true;
  bool numbers = true;
  void next(const KeyOrder& order) {
    words = words && std::is_lt(order.words);
    numbers = numbers && std::is_lt(order.numbers);
  }
  void also(const Ascent& other) {
    words = words && other.words;
    numbers = numbers && other.numbers;
  }
  [[nodiscard]] bool either() const { return words || numbers; }
};

}  // namespace comarca
