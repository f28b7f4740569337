// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "comarca/indicators/optimal_scaling.hpp"

namespace comarca {

/// Every pair of categories and the households that have both, each divided by how many answers it gave: all that the
/// component needs to know of the data, whatever their size. Households are added as whole numbers before any division,
/// so that their order does not matter.
class BurtTable {
 public:
  /// Variables where `varies` is false take no part. Answers of the others must be positions among their categories.
  BurtTable(const std::vector<CategoryKinds>& variables, const std::vector<bool>& varies, const AnswerCounts& counts);

  [[nodiscard]] std::size_t size() const noexcept { return weights_.size(); }
  /// Where the categories of a variable begin.
  [[nodiscard]] std::size_t offset(std::size_t variable) const { return offsets_[variable]; }
  /// Weight of the households in a category; 0 when it is empty or takes no part.
  [[nodiscard]] double weight(std::size_t category) const { return weights_[category]; }
  [[nodiscard]] double total_weight() const noexcept { return total_; }

  /// The mean of the component over the households of each category, when a household's component is the mean of the
  /// values of its answers. 0 for empty categories.
  [[nodiscard]] std::vector<double> centroids(std::span<const double> values) const;

 private:
  std::vector<std::size_t> offsets_;
  std::vector<double> weights_;
  std::vector<double> pairs_;  ///< size × size
  double total_ = 0;
};

}  // namespace comarca
