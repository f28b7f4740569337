// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "cartography/chart/chart_order.hpp"
#include "cartography/chart/value_axis.hpp"

namespace comarca {
namespace {

constexpr double kHeight = 125;
constexpr double kDot = 0.95;  // radius
constexpr double kLetters = 2.2;
constexpr std::size_t kMostNames = 14;

/// Mean and reach of a figure, to tell how far out a unit is.
struct Spread {
  double mean = 0;
  double deviation = 1;

  explicit Spread(const std::vector<double>& values) {
    for (const double value : values) {
      mean += value / static_cast<double>(values.size());
    }
    double squares = 0;
    for (const double value : values) {
      squares += (value - mean) * (value - mean);
    }
    deviation = squares > 0 ? std::sqrt(squares / static_cast<double>(values.size())) : 1;
  }

  [[nodiscard]] double distance(double value) const { return std::abs(value - mean) / deviation; }
};

/// One figure across, the other upwards; the units furthest out are named, as long as names do not collide.
class Scatter : public ChartPart {
 public:
  Scatter(const Chart& chart, Language language) : chart_(chart), language_(language) {
    for (const ChartUnit& unit : chart.units) {
      if (is_shown(unit, chart.kind)) {
        across_.push_back(*unit.unit.value);
        upwards_.push_back(*unit.second);
      }
    }
  }

  [[nodiscard]] double height() const override { return kHeight; }

  void draw(Canvas& canvas, const Rectangle& place) override {
    ValueAxis across(across_, AxisStart::values, 7);
    ValueAxis upwards(upwards_, AxisStart::values, 7);
    const TextStyle title{.size_mm = kLetters, .color = kChartGrey, .width_mm = place.width, .most_lines = 1};
    canvas.write({place.x, place.y}, "↑ " + chart_.second_title, title);
    double numbers = 0;
    for (const std::string& text : upwards.tick_texts(language_)) {
      numbers = std::max(numbers, canvas.measure(text, number_style()).width);
    }
    plot_ = {place.x + numbers + 1.5, place.y + 4.5, place.width - numbers - 4.5, place.height - 13};
    across.place(plot_.x + 2, plot_.right() - 2);
    upwards.place(plot_.bottom() - 2, plot_.y + 2);
    draw_horizontal_axis(canvas, plot_, across, {NumbersAt::bottom, language_});
    draw_vertical_axis(canvas, upwards);
    TextStyle right = title;
    right.align = Align::right;
    canvas.write({place.x, plot_.bottom() + kAxisNumbersHeight + 0.6}, "→ " + chart_.value_title, right);
    draw_units(canvas, across, upwards);
  }

 private:
  [[nodiscard]] static TextStyle number_style() { return {.size_mm = 2.1, .color = kChartGrey}; }

  void draw_vertical_axis(Canvas& canvas, const ValueAxis& axis) const {
    const auto texts = axis.tick_texts(language_);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const double y = axis.to_paper(axis.ticks()[i]);
      const bool zero = axis.ticks()[i] == 0;
      canvas.stroke_line({plot_.x, y}, {plot_.right(), y}, {zero ? kChartInk : kChartGuide, zero ? 0.25 : 0.15, {}});
      const TextSize size = canvas.measure(texts[i], number_style());
      canvas.write({plot_.x - 1 - size.width, y - size.height / 2}, texts[i], number_style());
    }
  }

  void draw_units(Canvas& canvas, const ValueAxis& across, const ValueAxis& upwards) {
    std::vector<Rectangle> taken;
    const Spread x_spread(across_);
    const Spread y_spread(upwards_);
    const auto order = shown_units(chart_, [&](const ChartUnit& unit) {
      return std::max(x_spread.distance(*unit.unit.value), y_spread.distance(*unit.second));
    });
    cairo_t* const cr = canvas.context();
    for (const std::size_t index : order) {
      const ChartUnit& unit = chart_.units[index];
      const Point at{across.to_paper(*unit.unit.value), upwards.to_paper(*unit.second)};
      cairo_new_path(cr);
      cairo_arc(cr, at.x, at.y, kDot, 0, 2 * std::numbers::pi);
      canvas.set_color(kChartValue, 0.8);
      cairo_fill_preserve(cr);
      canvas.set_stroke({{255, 255, 255}, 0.15, {}});
      cairo_stroke(cr);
      taken.push_back({at.x - kDot, at.y - kDot, 2 * kDot, 2 * kDot});
    }
    const std::size_t named = std::min(order.size(), kMostNames);
    for (std::size_t i = 0; i < named; ++i) {
      const ChartUnit& unit = chart_.units[order[i]];
      write_name(canvas, unit.unit.name, {across.to_paper(*unit.unit.value), upwards.to_paper(*unit.second)}, taken);
    }
  }

  /// To the right of the dot, to its left, above or below it: the first place that is free, or none.
  void write_name(Canvas& canvas, const std::string& name, Point at, std::vector<Rectangle>& taken) const {
    const TextStyle style{.size_mm = kLetters, .color = kChartInk, .halo_mm = 0.35};
    const TextSize size = canvas.measure(name, style);
    const double near = kDot + 0.5;
    const Point corners[] = {{at.x + near, at.y - size.height / 2},
                             {at.x - near - size.width, at.y - size.height / 2},
                             {at.x - size.width / 2, at.y - near - size.height},
                             {at.x - size.width / 2, at.y + near}};
    for (const Point corner : corners) {
      const Rectangle box{corner.x, corner.y, size.width, size.height};
      if (plot_.holds(box) &&
          std::ranges::none_of(taken, [&](const Rectangle& other) { return box.overlaps(other); })) {
        canvas.write(corner, name, style);
        taken.push_back(box);
        return;
      }
    }
  }

  const Chart& chart_;
  Language language_;
  std::vector<double> across_;
  std::vector<double> upwards_;
  Rectangle plot_;
};

}  // namespace

std::unique_ptr<ChartPart> scatter_part(const Chart& chart, Language language) {
  return std::make_unique<Scatter>(chart, language);
}

}  // namespace comarca
