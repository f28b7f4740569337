// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

/// Texts by number: each text once, its number where it is used.
///
/// Numbers are dense and given in the order of first use, so that arrays may be indexed by them; they are good for this
/// table alone and say nothing of alphabetic order (see in_order()). A text stays where it is as long as the table
/// lives. One look in a hash table for a text, none for a number.
class Symbols {
 public:
  using Id = std::uint32_t;

  /// The number of a text, which is taken in when it is not there.
  Id id_of(std::string_view text);
  [[nodiscard]] std::optional<Id> find(std::string_view text) const noexcept;
  [[nodiscard]] const std::string& text(Id id) const { return texts_[id]; }

  [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
  [[nodiscard]] bool empty() const noexcept { return texts_.empty(); }
  /// All numbers, in alphabetic order of their texts.
  [[nodiscard]] std::vector<Id> in_order() const;

 private:
  [[nodiscard]] std::size_t slot_of(std::string_view text) const noexcept;
  void grow();

  std::deque<std::string> texts_;
  std::vector<Id> slots_;  ///< open addressing: number + 1, or 0 where nothing is
};

}  // namespace comarca
