// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace comarca {

/// A picture as a reader sees it: how light each place is, from 0 to 1, without the last detail.
struct Picture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<double> lightness;
};

/// Reads a PNG and blurs it over some pixels, so that smoothing and hinting of letters leave no trace. Throws when it
/// cannot be read.
[[nodiscard]] Picture read_picture(const std::filesystem::path& path);

/// Where two pictures differ most, and by how much (0 to 1): the mean difference of lightness in a square.
struct Difference {
  double amount = 0;
  std::size_t x = 0;
  std::size_t y = 0;
};
/// Pictures of different sizes differ wholly.
[[nodiscard]] Difference worst_difference(const Picture& golden, const Picture& drawn);

/// What antialiasing and hinting change stays under a third of this; a line of small letters that is gone or has moved
/// changes more (measured by likeness_test).
inline constexpr double kMostDifference = 0.045;

}  // namespace comarca
