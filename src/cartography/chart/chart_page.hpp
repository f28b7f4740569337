// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/draw/output.hpp"
#include "comarca/cartography/chart.hpp"

namespace comarca {

/// The paper a chart takes: as wide as asked for, as tall as it needs.
[[nodiscard]] Page chart_page(const Chart& chart, const ChartOptions& options);

/// Draws a chart from the corner (0, 0) of its page.
void draw_chart(Canvas& canvas, const Chart& chart, const ChartOptions& options);

}  // namespace comarca
