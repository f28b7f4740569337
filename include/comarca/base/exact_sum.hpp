// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace comarca {

/// A sum whose terms may come in any order: it is kept exactly, as a few numbers that do not overlap, and rounded once
/// when it is asked for (Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997; as Python's math.fsum). Terms
/// and their sum must be finite. ADR 0250.
class ExactSum {
 public:
  void add(double term);
  void add(const ExactSum& other);
  /// The number nearest to the sum; ties to even.
  [[nodiscard]] double value() const noexcept;

 private:
  std::vector<double> parts_;  ///< by growing magnitude
};

}  // namespace comarca
