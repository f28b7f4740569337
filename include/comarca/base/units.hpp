// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace comarca {

inline constexpr double kMetresPerKilometre = 1e3;
inline constexpr double kSquareMetresPerHectare = 1e4;
inline constexpr double kSquareMetresPerSquareKilometre = 1e6;

[[nodiscard]] constexpr double to_km(double length_m) noexcept {
  return length_m / kMetresPerKilometre;
}
[[nodiscard]] constexpr double to_ha(double area_m2) noexcept {
  return area_m2 / kSquareMetresPerHectare;
}
[[nodiscard]] constexpr double to_km2(double area_m2) noexcept {
  return area_m2 / kSquareMetresPerSquareKilometre;
}

}  // namespace comarca
