// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comarca {

/// A colour of the screen (sRGB).
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  /// "#rrggbb"
  [[nodiscard]] std::string hex() const;
  bool operator==(const Color&) const = default;
};

/// Throws a usage error for anything but "#rrggbb".
[[nodiscard]] Color color_from_hex(std::string_view hex);

/// CIE L*a*b* (D65): where distances are near to what eyes tell apart.
struct Lab {
  double lightness = 0;  ///< 0 black to 100 white
  double a = 0;
  double b = 0;
};

[[nodiscard]] Lab lab_of(Color color) noexcept;
/// The nearest colour a screen can show.
[[nodiscard]] Color color_of(const Lab& lab) noexcept;
/// A colour on the way from one to another (0 to 1), straight in L*a*b*.
[[nodiscard]] Color blended(Color from, Color to, double share) noexcept;
/// CIE 1976 difference: 2 is just noticeable, 10 is told apart at a glance.
[[nodiscard]] double color_difference(Color one, Color other) noexcept;

/// Kinds of colour vision, full dichromacy each, and a print in grey.
enum class Vision { normal, protan, deutan, tritan, grey };
[[nodiscard]] Color as_seen(Color color, Vision vision) noexcept;

}  // namespace comarca
