// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>
#include <utility>

#include <fmt/format.h>

#include "cartography/chart/chart_order.hpp"
#include "cartography/chart/row_frame.hpp"
#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr double kRow = 4.1;
constexpr double kDot = 0.95;  // radius

double rise(const ChartUnit& unit) {
  return *unit.second - *unit.unit.value;
}

/// A hollow dot for the earlier figure and a full one for the later, the greatest rise on top.
class Change : public ChartPart {
 public:
  Change(const Chart& chart, Language language)
      : chart_(chart),
        order_(shown_units(chart, rise)),
        choice_(choose_rows(order_, chart.most_rows)),
        frame_(choice_, texts(language), kRow, language) {}

  [[nodiscard]] double height() const override { return frame_.height(); }

  void draw(Canvas& canvas, const Rectangle& place) override {
    std::vector<double> reach;
    for (const std::size_t index : choice_.shown) {
      reach.insert(reach.end(), {*chart_.units[index].unit.value, *chart_.units[index].second});
    }
    ValueAxis axis(reach, AxisStart::values, 6);
    frame_.draw(canvas, place, axis, chart_.reference);
    for (std::size_t row = 0; row < choice_.shown.size(); ++row) {
      const ChartUnit& unit = chart_.units[choice_.shown[row]];
      const Color color = rise(unit) < 0 ? kChartNegative : kChartValue;
      const Point earlier{axis.to_paper(*unit.unit.value), frame_.middle(row)};
      const Point later{axis.to_paper(*unit.second), frame_.middle(row)};
      canvas.stroke_line(earlier, later, {color, 0.7, {}});
      draw_dot(canvas, earlier, {255, 255, 255}, color);
      draw_dot(canvas, later, color, color);
    }
  }

 private:
  static void draw_dot(Canvas& canvas, Point at, Color inside, Color outline) {
    cairo_new_path(canvas.context());
    cairo_arc(canvas.context(), at.x, at.y, kDot, 0, 2 * std::numbers::pi);
    canvas.fill_path({inside, Hatch::none, {}});
    canvas.set_stroke({outline, 0.35, {}});
    cairo_stroke(canvas.context());
  }

  [[nodiscard]] RowTexts texts(Language language) const {
    RowTexts texts{fmt::format("{}   ○ {}   ● {}", chart_.value_title, chart_.earlier, chart_.later),
                   in(language, "cambio", "change"),
                   {},
                   {}};
    std::vector<double> changes;
    for (const std::size_t index : choice_.shown) {
      changes.push_back(rise(chart_.units[index]));
    }
    const int decimals = reading_decimals(changes);
    for (std::size_t row = 0; row < choice_.shown.size(); ++row) {
      texts.names.push_back(chart_.units[choice_.shown[row]].unit.name);
      texts.values.push_back((changes[row] > 0 ? "+" : "") + number_text(changes[row], decimals, language));
    }
    return texts;
  }

  const Chart& chart_;
  std::vector<std::size_t> order_;
  RowChoice choice_;
  RowFrame frame_;
};

}  // namespace

std::unique_ptr<ChartPart> change_part(const Chart& chart, Language language) {
  return std::make_unique<Change>(chart, language);
}

}  // namespace comarca
