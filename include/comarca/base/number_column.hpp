// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace comarca {

/// Numbers by row, some of which may be missing. A column that nothing filled is empty and has none.
class Numbers {
 public:
  Numbers() = default;
  explicit Numbers(std::size_t rows) : values_(rows), known_(rows) {}

  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] bool has(std::size_t row) const noexcept { return row < known_.size() && known_[row] != 0; }
  /// Of a row that has one.
  [[nodiscard]] double operator[](std::size_t row) const noexcept { return values_[row]; }
  [[nodiscard]] std::optional<double> at(std::size_t row) const {
    return has(row) ? std::optional(values_[row]) : std::nullopt;
  }
  /// Rows that have one.
  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  void set(std::size_t row, double value) {
    if (row >= values_.size()) {
      values_.resize(row + 1);
      known_.resize(row + 1);
    }
    count_ += known_[row] == 0 ? std::size_t{1} : std::size_t{0};
    values_[row] = value;
    known_[row] = 1;
  }
  void remove(std::size_t row) {
    if (has(row)) {
      --count_;
      values_[row] = 0;
      known_[row] = 0;
    }
  }

 private:
  std::vector<double> values_;
  std::vector<unsigned char> known_;
  std::size_t count_ = 0;
};

}  // namespace comarca
