// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "cartography/chart/chart_order.hpp"
#include "cartography/chart/row_frame.hpp"
#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr double kRow = 4.1;
constexpr double kBar = 2.7;

/// Bars from zero, the longest on top, each with its bounds and its place.
class Ranking : public ChartPart {
 public:
  Ranking(const Chart& chart, Language language)
      : chart_(chart),
        order_(shown_units(chart, [](const ChartUnit& unit) { return *unit.unit.value; })),
        choice_(choose_rows(order_, chart.most_rows)),
        frame_(choice_, texts(language), kRow, language) {}

  [[nodiscard]] double height() const override { return frame_.height(); }

  void draw(Canvas& canvas, const Rectangle& place) override {
    std::vector<double> reach;
    for (const std::size_t index : choice_.shown) {
      const ChartUnit& unit = chart_.units[index];
      reach.insert(reach.end(),
                   {*unit.unit.value, unit.lower.value_or(*unit.unit.value), unit.upper.value_or(*unit.unit.value)});
    }
    ValueAxis axis(reach, AxisStart::zero, 6);
    frame_.draw(canvas, place, axis, chart_.reference);
    for (std::size_t row = 0; row < choice_.shown.size(); ++row) {
      draw_bar(canvas, axis, chart_.units[choice_.shown[row]], frame_.middle(row));
    }
  }

 private:
  static void draw_bar(Canvas& canvas, const ValueAxis& axis, const ChartUnit& unit, double middle) {
    const double zero = axis.to_paper(0);
    const double end = axis.to_paper(*unit.unit.value);
    canvas.fill_rectangle({std::min(zero, end), middle - kBar / 2, std::abs(end - zero), kBar},
                          *unit.unit.value < 0 ? kChartNegative : kChartValue);
    if (unit.lower && unit.upper && *unit.lower < *unit.upper) {
      const double low = axis.to_paper(*unit.lower);
      const double high = axis.to_paper(*unit.upper);
      const Stroke stroke{kChartInk, 0.3, {}};
      canvas.stroke_line({low, middle}, {high, middle}, stroke);
      for (const double x : {low, high}) {
        canvas.stroke_line({x, middle - kBar / 4}, {x, middle + kBar / 4}, stroke);
      }
    }
  }

  [[nodiscard]] RowTexts texts(Language language) const {
    RowTexts texts{chart_.value_title, {}, {}, {}};
    std::vector<double> values;
    for (const std::size_t index : choice_.shown) {
      values.push_back(*chart_.units[index].unit.value);
    }
    const int decimals = reading_decimals(values);
    for (std::size_t row = 0; row < choice_.shown.size(); ++row) {
      const std::size_t place = row + 1 + (row < choice_.before_gap ? 0 : choice_.left_out);
      texts.names.push_back(fmt::format("{}. {}", place, chart_.units[choice_.shown[row]].unit.name));
      texts.values.push_back(number_text(values[row], decimals, language));
    }
    return texts;
  }

  const Chart& chart_;
  std::vector<std::size_t> order_;
  RowChoice choice_;
  RowFrame frame_;
};

}  // namespace

std::unique_ptr<ChartPart> ranking_part(const Chart& chart, Language language) {
  return std::make_unique<Ranking>(chart, language);
}

}  // namespace comarca
