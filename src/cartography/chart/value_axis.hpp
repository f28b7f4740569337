// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cartography/draw/canvas.hpp"
#include "comarca/base/language.hpp"

namespace comarca {

inline constexpr Color kChartInk = {34, 34, 34};
inline constexpr Color kChartGrey = {105, 105, 105};
inline constexpr Color kChartGuide = {218, 218, 214};
inline constexpr Color kChartValue = {70, 125, 170};
inline constexpr Color kChartNegative = {217, 102, 28};

enum class AxisStart {
  zero,    ///< bars: their length is the value
  values,  ///< points: as near as round numbers allow
};

/// Round numbers from below the least value to above the greatest, and where they go on paper.
class ValueAxis {
 public:
  /// `about` is how many steps there is room for. Without values, from 0 to 1.
  ValueAxis(const std::vector<double>& values, AxisStart start, std::size_t about);

  /// The axis goes from one place on paper to another: from left to right, or from the foot up.
  void place(double from_mm, double to_mm) noexcept;

  [[nodiscard]] bool reaches(double value) const noexcept { return value >= ticks_.front() && value <= ticks_.back(); }
  [[nodiscard]] double to_paper(double value) const noexcept;
  [[nodiscard]] const std::vector<double>& ticks() const noexcept { return ticks_; }
  [[nodiscard]] std::vector<std::string> tick_texts(Language language) const;

 private:
  std::vector<double> ticks_;
  double from_mm_ = 0;
  double to_mm_ = 1;
};

enum class NumbersAt { top, bottom };
/// Where the numbers of an axis stand, and in what language.
struct AxisNumbers {
  NumbersAt at = NumbersAt::bottom;
  Language language = Language::spanish;
};
/// Guides down a plot at the ticks of a horizontal axis, its numbers above or below it, the line of zero in ink.
void draw_horizontal_axis(Canvas& canvas, const Rectangle& plot, const ValueAxis& axis, AxisNumbers numbers);

/// Height the numbers of a horizontal axis take.
inline constexpr double kAxisNumbersHeight = 3.6;

}  // namespace comarca
