// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/city_network.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace comarca {
namespace {

constexpr std::size_t kFewest = 3;

/// Least squares of ln(rank - 1/2) on ln(population), with the sign turned.
std::optional<double> rank_size_slope(const std::vector<double>& descending) {
  const auto count = static_cast<double>(descending.size());
  double mean_x = 0;
  double mean_y = 0;
  for (std::size_t i = 0; i < descending.size(); ++i) {
    mean_x += std::log(descending[i]) / count;
    mean_y += std::log(static_cast<double>(i) + 0.5) / count;
  }
  double xy = 0;
  double xx = 0;
  for (std::size_t i = 0; i < descending.size(); ++i) {
    const double x = std::log(descending[i]) - mean_x;
    xy += x * (std::log(static_cast<double>(i) + 0.5) - mean_y);
    xx += x * x;
  }
  return xx > 0 ? std::optional(-xy / xx) : std::nullopt;
}

}  // namespace

CityNetwork describe_cities(std::vector<double> populations) {
  std::erase_if(populations, [](double people) { return !(people > 0); });
  std::ranges::sort(populations, std::greater<>());
  CityNetwork network{.cities = populations.size()};
  if (populations.size() >= 2) {
    network.primacy_two = populations[0] / populations[1];
  }
  if (populations.size() >= 4) {
    network.primacy_four = populations[0] / (populations[1] + populations[2] + populations[3]);
  }
  if (populations.size() >= kFewest) {
    network.slope = rank_size_slope(populations);
    if (network.slope) {
      network.slope_error = *network.slope * std::sqrt(2 / static_cast<double>(populations.size()));
    }
  }
  return network;
}

}  // namespace comarca
