// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/exact_sum.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace comarca {
namespace {

struct TwoSum {
  double sum = 0;
  double error = 0;  ///< what rounding took from the sum, exactly
};

/// The first is the larger in magnitude.
TwoSum two_sum(double large, double small) noexcept {
  const double sum = large + small;
  return {sum, small - (sum - large)};
}

}  // namespace

void ExactSum::add(double term) {
  std::size_t kept = 0;
  for (double part : parts_) {
    if (std::abs(term) < std::abs(part)) {
      std::swap(term, part);
    }
    const TwoSum both = two_sum(term, part);
    if (both.error != 0) {
      parts_[kept++] = both.error;
    }
    term = both.sum;
  }
  parts_.resize(kept);
  if (term != 0) {
    parts_.push_back(term);
  }
}

void ExactSum::add(const ExactSum& other) {
  const std::vector<double> terms = other.parts_;  // this may be the other
  for (const double term : terms) {
    add(term);
  }
}

double ExactSum::value() const noexcept {
  if (parts_.empty()) {
    return 0;
  }
  std::size_t left = parts_.size() - 1;
  TwoSum high{parts_[left], 0};
  while (left > 0 && high.error == 0) {
    high = two_sum(high.sum, parts_[--left]);
  }
  // Just between two numbers, what lies further down decides which is nearer.
  if (left > 0 && high.error != 0 && (high.error > 0) == (parts_[left - 1] > 0)) {
    const double twice = 2 * high.error;
    const double next = high.sum + twice;
    if (twice == next - high.sum) {
      return next;
    }
  }
  return high.sum;
}

}  // namespace comarca
