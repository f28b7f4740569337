// SPDX-License-Identifier: Apache-2.0
#include "cartography/chart/row_frame.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr double kLetters = 2.3;
constexpr double kTitleHeight = 3.8;
constexpr double kGapHeight = 4.4;
constexpr double kReferenceHeight = 4;
constexpr double kColumnGap = 2;
constexpr double kWidestNames = 0.3;  // of the width

const TextStyle kRowStyle{.size_mm = kLetters, .color = kChartInk};
const TextStyle kTitleStyle{.size_mm = kLetters, .color = kChartGrey};

double widest(Canvas& canvas, const std::vector<std::string>& texts) {
  double width = 0;
  for (const std::string& text : texts) {
    width = std::max(width, canvas.measure(text, kRowStyle).width);
  }
  return width;
}

}  // namespace

RowChoice choose_rows(const std::vector<std::size_t>& order, std::size_t most) {
  if (order.size() <= most) {
    return {order, order.size(), 0};
  }
  RowChoice choice;
  choice.before_gap = (most + 1) / 2;
  choice.left_out = order.size() - most;
  const auto at = [&](std::size_t position) { return order.begin() + static_cast<std::ptrdiff_t>(position); };
  choice.shown.assign(order.begin(), at(choice.before_gap));
  choice.shown.insert(choice.shown.end(), at(choice.before_gap + choice.left_out), order.end());
  return choice;
}

RowFrame::RowFrame(const RowChoice& choice, RowTexts texts, double row_mm, Language language)
    : choice_(choice), texts_(std::move(texts)), row_mm_(row_mm), language_(language) {}

double RowFrame::height() const {
  return kTitleHeight + kAxisNumbersHeight + row_mm_ * static_cast<double>(choice_.shown.size()) +
         (choice_.left_out > 0 ? kGapHeight : 0) + kReferenceHeight;
}

double RowFrame::middle(std::size_t row) const {
  const double gap = choice_.left_out > 0 && row >= choice_.before_gap ? kGapHeight : 0;
  return plot_.y + gap + (static_cast<double>(row) + 0.5) * row_mm_;
}

void RowFrame::draw(Canvas& canvas, const Rectangle& place, ValueAxis& axis,
                    const std::optional<ChartReference>& reference) {
  const double names = std::min(widest(canvas, texts_.names), kWidestNames * place.width);
  const double values = std::max(widest(canvas, texts_.values), canvas.measure(texts_.value_title, kTitleStyle).width);
  const double top = kTitleHeight + kAxisNumbersHeight;
  plot_ = {place.x + names + kColumnGap, place.y + top, place.width - names - values - 2.5 * kColumnGap,
           height() - top - kReferenceHeight};
  // Room for half a number at both ends of the axis.
  axis.place(plot_.x + kColumnGap, plot_.right() - 2 * kColumnGap);
  draw_horizontal_axis(canvas, plot_, axis, {NumbersAt::top, language_});
  draw_columns(canvas, place);
  if (choice_.left_out > 0) {
    draw_gap(canvas, place);
  }
  if (reference) {
    draw_reference(canvas, axis, *reference);
  }
}

void RowFrame::draw_columns(Canvas& canvas, const Rectangle& place) const {
  TextStyle title = kTitleStyle;
  title.width_mm = plot_.width;
  title.most_lines = 1;
  canvas.write({plot_.x, place.y}, texts_.axis_title, title);
  TextStyle right = kTitleStyle;
  right.align = Align::right;
  right.width_mm = place.right() - plot_.right();
  canvas.write({plot_.right(), place.y + kTitleHeight}, texts_.value_title, right);
  right.color = kChartInk;
  TextStyle name = kRowStyle;
  name.width_mm = plot_.x - kColumnGap - place.x;
  name.most_lines = 1;
  for (std::size_t row = 0; row < choice_.shown.size(); ++row) {
    const double y = middle(row) - canvas.measure(texts_.names[row], name).height / 2;
    canvas.write({place.x, y}, texts_.names[row], name);
    canvas.write({plot_.right(), y}, texts_.values[row], right);
  }
}

void RowFrame::draw_gap(Canvas& canvas, const Rectangle& place) const {
  const double y = plot_.y + static_cast<double>(choice_.before_gap) * row_mm_;
  canvas.fill_rectangle({place.x, y, place.width, kGapHeight}, {240, 240, 237});
  const std::string count = number_text(static_cast<double>(choice_.left_out), 0, language_);
  canvas.write(
      {place.x, y + 0.6},
      fmt::format(fmt::runtime(in(language_, "··· {} más, que no se muestran ···", "··· {} more, not shown ···")),
                  count),
      {.size_mm = kLetters,
       .slant = Slant::italic,
       .align = Align::center,
       .color = kChartGrey,
       .width_mm = place.width});
}

void RowFrame::draw_reference(Canvas& canvas, const ValueAxis& axis, const ChartReference& reference) const {
  if (!axis.reaches(reference.value)) {
    return;  // the total of a department is no measure for its parts
  }
  const double x = axis.to_paper(reference.value);
  canvas.stroke_line({x, plot_.y}, {x, plot_.bottom() + 0.8}, {kChartInk, 0.3, {1.2, 0.8}});
  TextStyle style{.size_mm = kLetters, .slant = Slant::italic, .color = kChartInk};
  const double width = canvas.measure(reference.label, style).width;
  const double left = std::clamp(x - width / 2, plot_.x, std::max(plot_.x, plot_.right() - width));
  style.width_mm = plot_.right() - left;
  style.most_lines = 1;
  canvas.write({left, plot_.bottom() + 0.9}, reference.label, style);
}

}  // namespace comarca
