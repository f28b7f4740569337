// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace comarca {
namespace {

constexpr int kMostDecimals = 6;
constexpr int kExactDecimals = 15;  // a double holds no more figures

/// Decimals enough for four figures of the largest value, however small it is.
int most_decimals(double reach) {
  return reach > 0 ? std::clamp(3 - static_cast<int>(std::floor(std::log10(reach))), kMostDecimals, kExactDecimals)
                   : kMostDecimals;
}

double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

}  // namespace

std::string number_text(double value, int decimals, Language language) {
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool negative = value < 0 && digits.find_first_not_of("0.") != std::string::npos;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point < digits.size()) {
    digits.replace(point, 1, in(language, ",", "."));
  }
  for (std::size_t place = point; point > 4 && place > 3; place -= 3) {
    digits.insert(place - 3, in(language, ".", ","));
  }
  return (negative ? "\u2212" : "") + digits;
}

int decimals_for(std::span<const double> values) {
  double reach = 0;
  for (const double value : values) {
    reach = std::max(reach, std::abs(value));
  }
  const int most = most_decimals(reach);
  for (int decimals = 0; decimals < most; ++decimals) {
    const auto exact = [&](double value) { return std::abs(value - rounded(value, decimals)) <= reach * 1e-9; };
    if (std::ranges::all_of(values, exact)) {
      return decimals;
    }
  }
  return most;
}

int reading_decimals(std::span<const double> values) {
  double reach = 0;
  for (const double value : values) {
    reach = std::max(reach, std::abs(value));
  }
  const int enough =
      reach > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(reach))), 0, most_decimals(reach)) : 0;
  return std::min(enough, decimals_for(values));
}

double shortest_between(double low, double high) {
  if (!(low < high)) {
    return high;
  }
  const int magnitude = static_cast<int>(std::floor(std::log10(high - low)));
  for (int digits = -magnitude - 1; digits <= -magnitude + 16; ++digits) {
    const double scale = std::pow(10.0, digits);
    const double candidate = std::floor(high * scale) / scale;
    if (candidate > low && candidate <= high) {
      return candidate;
    }
  }
  return high;
}

double round_down(double value) {
  constexpr std::array<double, 4> kSteps = {5, 2.5, 2, 1};
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double step : kSteps) {
    if (step * power <= value * (1 + 1e-12)) {
      return step * power;
    }
  }
  return power;
}

}  // namespace comarca
