// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "comarca/statistics/microdata_source.hpp"

namespace comarca {

/// Values a variable may have, both ends included.
struct ValueBounds {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

enum class ValueState : std::uint8_t { undeclared, not_reported, declared };

/// What the values of a column are to its source.
class ValueStates {
 public:
  explicit ValueStates(const ColumnMapping& mapping);
  [[nodiscard]] ValueState of(std::int64_t value) const {
    return value >= 0 && value < static_cast<std::int64_t>(small_.size()) ? small_[static_cast<std::size_t>(value)]
                                                                          : look_up(value);
  }
  /// Of declared values.
  [[nodiscard]] ValueBounds bounds() const;

 private:
  [[nodiscard]] ValueState look_up(std::int64_t value) const;

  std::optional<std::pair<std::int64_t, std::int64_t>> range_;
  std::vector<std::int64_t> codes_;
  std::vector<std::int64_t> unknown_;
  std::array<ValueState, 256> small_{};
};

}  // namespace comarca
