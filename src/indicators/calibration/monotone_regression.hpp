// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace comarca {

struct WeightedValue {
  double value = 0;
  double weight = 1;  ///< above 0
};

/// The values that never fall and are nearest by weighted least squares: neighbours that would fall share their mean
/// (pool adjacent violators; Barlow et al., Statistical Inference under Order Restrictions, 1972).
[[nodiscard]] std::vector<double> monotone_regression(const std::vector<WeightedValue>& values);

}  // namespace comarca
