// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "comarca/base/date.hpp"
#include "comarca/base/language.hpp"
#include "comarca/cartography/chart.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {

/// Charts are as wide as the text of a report.
inline constexpr double kReportTextWidth = 174;

[[nodiscard]] inline ChartOptions report_chart_options(Language language) {
  return {.language = language, .width_mm = kReportTextWidth};
}
[[nodiscard]] inline SheetOptions report_sheet_options(Language language) {
  return {.language = language};
}

/// "Fecha: 2024-12-31"; nothing without a date.
[[nodiscard]] inline std::string date_line(const std::optional<Date>& date, Language language) {
  return date ? in(language, "Fecha: ", "Date: ") + date->iso() : std::string();
}

}  // namespace comarca
