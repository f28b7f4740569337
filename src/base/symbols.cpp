// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/symbols.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace comarca {

/// Where the text is, or where it would be put.
std::size_t Symbols::slot_of(std::string_view text) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>()(text) & mask;
  while (slots_[slot] != 0 && texts_[slots_[slot] - 1] != text) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void Symbols::grow() {
  constexpr std::size_t kFirstSlots = 16;
  slots_.assign(std::max(kFirstSlots, 2 * slots_.size()), 0);
  for (std::size_t id = 0; id < texts_.size(); ++id) {
    slots_[slot_of(texts_[id])] = static_cast<Id>(id + 1);
  }
}

Symbols::Id Symbols::id_of(std::string_view text) {
  if (slots_.size() < 2 * (texts_.size() + 1)) {
    grow();
  }
  Id& slot = slots_[slot_of(text)];
  if (slot == 0) {
    texts_.emplace_back(text);
    slot = static_cast<Id>(texts_.size());
  }
  return slot - 1;
}

std::optional<Symbols::Id> Symbols::find(std::string_view text) const noexcept {
  const Id slot = slots_.empty() ? 0 : slots_[slot_of(text)];
  return slot == 0 ? std::nullopt : std::optional(slot - 1);
}

std::vector<Symbols::Id> Symbols::in_order() const {
  std::vector<Id> ids(texts_.size());
  std::iota(ids.begin(), ids.end(), Id{0});
  std::ranges::sort(ids, {}, [this](Id id) -> const std::string& { return texts_[id]; });
  return ids;
}

}  // namespace comarca
