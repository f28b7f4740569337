// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/key_order.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

namespace comarca {
namespace {

template <class Value>
KeyOrder order_of(const Value& one, const Value& other) {
  if constexpr (std::is_same_v<Value, std::int64_t>) {
    return {one <=> other, one <=> other};
  } else {
    const auto by_size = one.size() <=> other.size();
    return {one <=> other, std::is_eq(by_size) ? one <=> other : by_size};
  }
}

}  // namespace

KeyOrder order_of(const FoldLayout& layout, const OneRun& one, const OneRun& other) {
  KeyOrder order;
  for (const auto& key : layout.keys) {
    if (std::is_neq(order.words) && std::is_neq(order.numbers)) {
      break;
    }
    KeyOrder next;
    if (key.text) {
      const auto& text = one.runs.texts(key.column)[one.run];
      const auto& other_text = other.runs.texts(key.column)[other.run];
      next = order_of(text.value_or(""), other_text.value_or(""));
    } else {
      next = order_of(one.runs.numbers(key.column)[one.run], other.runs.numbers(key.column)[other.run]);
    }
    order.words = std::is_eq(order.words) ? next.words : order.words;
    order.numbers = std::is_eq(order.numbers) ? next.numbers : order.numbers;
  }
  return order;
}

bool has_key(const FoldLayout& layout, const Runs& runs, std::size_t run) {
  return std::ranges::all_of(layout.keys, [&](const FoldLayout::Field& key) {
    return key.text ? runs.texts(key.column)[run].has_value() : runs.numbers(key.column)[run] != kNoNumber;
  });
}

}  // namespace comarca
