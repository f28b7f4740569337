// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

namespace comarca {

/// How the population of a region is spread over its cities.
struct CityNetwork {
  std::size_t cities = 0;
  std::optional<double> primacy_two;   ///< first over second
  std::optional<double> primacy_four;  ///< first over the sum of second, third and fourth
  std::optional<double> slope;         ///< b of ln(rank - 1/2) = a - b ln(population), Gabaix and Ibragimov
  std::optional<double> slope_error;   ///< b sqrt(2 / n)
};

/// Populations in any order; what is not above zero is left out. The slope needs three cities of different size.
[[nodiscard]] CityNetwork describe_cities(std::vector<double> populations);

}  // namespace comarca
