// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cartography/chart/chart_part.hpp"
#include "cartography/chart/value_axis.hpp"

namespace comarca {

/// What stands to the left and to the right of the rows of a chart.
struct RowTexts {
  std::string axis_title;
  std::string value_title;  ///< over the column to the right
  std::vector<std::string> names;
  std::vector<std::string> values;
};

/// Rows with a name to the left, a figure to the right and a plot between, under a horizontal axis.
class RowFrame {
 public:
  RowFrame(const RowChoice& choice, RowTexts texts, double row_mm, Language language);

  [[nodiscard]] double height() const;
  /// Draws everything but what is in the plot, and places the axis.
  void draw(Canvas& canvas, const Rectangle& place, ValueAxis& axis, const std::optional<ChartReference>& reference);

  /// Known once drawn.
  [[nodiscard]] const Rectangle& plot() const noexcept { return plot_; }
  [[nodiscard]] double middle(std::size_t row) const;

 private:
  void draw_columns(Canvas& canvas, const Rectangle& place) const;
  void draw_gap(Canvas& canvas, const Rectangle& place) const;
  void draw_reference(Canvas& canvas, const ValueAxis& axis, const ChartReference& reference) const;

  RowChoice choice_;
  RowTexts texts_;
  double row_mm_;
  Language language_;
  Rectangle plot_;
};

}  // namespace comarca
