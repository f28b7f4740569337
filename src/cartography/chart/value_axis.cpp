// SPDX-License-Identifier: Apache-2.0
#include "cartography/chart/value_axis.hpp"

#include <algorithm>
#include <cmath>

#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr double kLetters = 2.1;
constexpr double kOverhang = 2;  // how far numbers may stick out of the plot

/// The smallest round step with which a reach takes at most `about` of them.
double round_step(double reach, std::size_t about) {
  double step = round_down(reach / static_cast<double>(about));
  while (reach / step > static_cast<double>(about)) {
    step = round_down(step * 2);
  }
  return step;
}

}  // namespace

ValueAxis::ValueAxis(const std::vector<double>& values, AxisStart start, std::size_t about) {
  double low = values.empty() ? 0 : *std::ranges::min_element(values);
  double high = values.empty() ? 1 : *std::ranges::max_element(values);
  if (start == AxisStart::zero) {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
  }
  if (!(high > low)) {
    const double room = low == 0 ? 1 : std::abs(low) / 2;
    low -= start == AxisStart::zero ? 0 : room;
    high += room;
  }
  const double step = round_step(high - low, about);
  const double first = std::floor(low / step + 1e-9);
  const double last = std::ceil(high / step - 1e-9);
  for (double number = first; number <= last; ++number) {
    ticks_.push_back(number * step);
  }
}

void ValueAxis::place(double from_mm, double to_mm) noexcept {
  from_mm_ = from_mm;
  to_mm_ = to_mm;
}

double ValueAxis::to_paper(double value) const noexcept {
  const double share = (value - ticks_.front()) / (ticks_.back() - ticks_.front());
  return from_mm_ + share * (to_mm_ - from_mm_);
}

std::vector<std::string> ValueAxis::tick_texts(Language language) const {
  std::vector<std::string> texts;
  const int decimals = decimals_for(ticks_);
  for (const double tick : ticks_) {
    texts.push_back(number_text(tick, decimals, language));
  }
  return texts;
}

void draw_horizontal_axis(Canvas& canvas, const Rectangle& plot, const ValueAxis& axis, AxisNumbers numbers) {
  const std::vector<std::string> texts = axis.tick_texts(numbers.language);
  const TextStyle style{.size_mm = kLetters, .color = kChartGrey};
  const double y = numbers.at == NumbersAt::top ? plot.y - kAxisNumbersHeight : plot.bottom() + 0.7;
  double free_from = plot.x - kOverhang;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double x = axis.to_paper(axis.ticks()[i]);
    const bool zero = axis.ticks()[i] == 0;
    canvas.stroke_line({x, plot.y}, {x, plot.bottom()}, {zero ? kChartInk : kChartGuide, zero ? 0.25 : 0.15, {}});
    const double width = canvas.measure(texts[i], style).width;
    const double left = std::clamp(x - width / 2, plot.x - kOverhang, plot.right() + kOverhang - width);
    if (left >= free_from) {  // long numbers, as budgets in pesos, do not fit at every tick
      canvas.write({left, y}, texts[i], style);
      free_from = left + width + kLetters;
    }
  }
}

}  // namespace comarca
