// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace comarca {

/// How the values of several rows become one.
enum class Folding { first, sum, bits, least, greatest };

/// A number that is not there, in any column but sums and bits.
inline constexpr std::int64_t kNoNumber = std::numeric_limits<std::int64_t>::min();

/// Rows folded into runs: an array for each column, an element for each run.
class Runs {
 public:
  Runs(std::vector<Folding> numbers, std::vector<Folding> texts);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// So many runs of no rows yet.
  void add(std::size_t count);
  /// A run as it is in `other`, which has the same columns.
  void add(const Runs& other, std::size_t run);
  /// Folds a run of `other` into one here.
  void merge(std::size_t run, const Runs& other, std::size_t other_run);
  void clear();
  /// Leaves the last run alone.
  void keep_last();

  [[nodiscard]] std::vector<std::int64_t>& numbers(std::size_t column) { return numbers_[column]; }
  [[nodiscard]] const std::vector<std::int64_t>& numbers(std::size_t column) const { return numbers_[column]; }
  [[nodiscard]] std::vector<std::optional<std::string>>& texts(std::size_t column) { return texts_[column]; }
  [[nodiscard]] const std::vector<std::optional<std::string>>& texts(std::size_t column) const {
    return texts_[column];
  }

 private:
  std::vector<Folding> number_foldings_;
  std::vector<Folding> text_foldings_;
  std::vector<std::vector<std::int64_t>> numbers_;
  std::vector<std::vector<std::optional<std::string>>> texts_;
  std::size_t size_ = 0;
};

/// One number of two; kNoNumber gives way to any.
[[nodiscard]] std::int64_t folded(Folding folding, std::int64_t one, std::int64_t other);

}  // namespace comarca
