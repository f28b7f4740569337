// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comarca/landuse/land_layer.hpp"

namespace comarca {

/// A land account (SEEA) of one unit: area by class before (rows) and after (columns).
class ChangeMatrix {
 public:
  explicit ChangeMatrix(std::size_t classes) : size_(classes), area_(classes * classes, 0) {}

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] double& at(std::size_t from, std::size_t to) noexcept { return area_[from * size_ + to]; }
  [[nodiscard]] double at(std::size_t from, std::size_t to) const noexcept { return area_[from * size_ + to]; }
  /// Adds the account of another unit, of the same classes.
  void add(const ChangeMatrix& other) noexcept;
  [[nodiscard]] double opening(std::size_t land) const noexcept;
  [[nodiscard]] double additions(std::size_t land) const noexcept;   ///< came from other classes
  [[nodiscard]] double reductions(std::size_t land) const noexcept;  ///< went to other classes
  [[nodiscard]] double closing(std::size_t land) const noexcept;     ///< opening + additions - reductions
  [[nodiscard]] double total() const noexcept;

 private:
  std::size_t size_;
  std::vector<double> area_;
};

struct LandChange {
  std::vector<std::string> lands;      ///< ids of the base classes; the last, empty, is land without a class
  std::vector<ChangeMatrix> matrices;  ///< by unit, in m2
  std::vector<bool> both_dates;        ///< by unit; where a date is missing there is no account
};

/// Both layers split by unit, without overlaps among what divides a unit (see cut_divisions). What only one of the
/// dates covers changes from or to land without a class, so that rows add up to the area before and columns to the area
/// after.
[[nodiscard]] LandChange change_between(const LandLayer& before, const LandLayer& after, const LandContext& context);

}  // namespace comarca
