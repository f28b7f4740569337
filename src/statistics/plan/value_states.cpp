// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/value_states.hpp"

#include <algorithm>

namespace comarca {

ValueStates::ValueStates(const ColumnMapping& mapping) : range_(mapping.range), unknown_(mapping.unknown) {
  for (const auto& item : mapping.words) {
    codes_.insert(codes_.end(), item.second.begin(), item.second.end());
  }
  for (std::size_t value = 0; value < small_.size(); ++value) {
    small_[value] = look_up(static_cast<std::int64_t>(value));
  }
}

ValueState ValueStates::look_up(std::int64_t value) const {
  const bool is_declared =
      range_ ? value >= range_->first && value <= range_->second : std::ranges::find(codes_, value) != codes_.end();
  if (is_declared) {
    return ValueState::declared;
  }
  return std::ranges::find(unknown_, value) != unknown_.end() ? ValueState::not_reported : ValueState::undeclared;
}

ValueBounds ValueStates::bounds() const {
  if (range_) {
    return {range_->first, range_->second};
  }
  return codes_.empty() ? ValueBounds{} : ValueBounds{std::ranges::min(codes_), std::ranges::max(codes_)};
}

}  // namespace comarca
