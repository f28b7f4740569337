// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "cartography/draw/canvas.hpp"
#include "comarca/cartography/chart.hpp"

namespace comarca {

/// The figure itself, between the title and the foot of a chart.
class ChartPart {
 public:
  virtual ~ChartPart() = default;
  /// Millimetres it needs.
  [[nodiscard]] virtual double height() const = 0;
  virtual void draw(Canvas& canvas, const Rectangle& place) = 0;
};

[[nodiscard]] std::unique_ptr<ChartPart> ranking_part(const Chart& chart, Language language);
[[nodiscard]] std::unique_ptr<ChartPart> distribution_part(const Chart& chart, Language language);
[[nodiscard]] std::unique_ptr<ChartPart> scatter_part(const Chart& chart, Language language);
[[nodiscard]] std::unique_ptr<ChartPart> change_part(const Chart& chart, Language language);
[[nodiscard]] std::unique_ptr<ChartPart> chart_part(const Chart& chart, Language language);

/// Whether a chart can show the unit: it has every figure that its kind needs.
[[nodiscard]] bool is_shown(const ChartUnit& unit, ChartKind kind);

/// The rows of a chart: units or groups in order, the first and the last of them when they are too many.
struct RowChoice {
  std::vector<std::size_t> shown;
  std::size_t before_gap = 0;  ///< rows shown above the gap
  std::size_t left_out = 0;
};
[[nodiscard]] RowChoice choose_rows(const std::vector<std::size_t>& order, std::size_t most);

}  // namespace comarca
