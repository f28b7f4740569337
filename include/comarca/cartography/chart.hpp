// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/cartography/sheet.hpp"
#include "comarca/cartography/theme.hpp"

namespace comarca {

enum class ChartKind {
  ranking,       ///< bars from the most to the least, with the bounds of each figure
  distribution,  ///< every unit of each group on one line, with the quartiles
  scatter,       ///< one figure against another
  change,        ///< the same figure at two vintages
};

/// Names of the kinds in the order of the enumeration, as commands and project files write them.
[[nodiscard]] const std::vector<std::string>& chart_kind_names();
/// Throws a usage error that suggests the nearest name.
[[nodiscard]] ChartKind chart_kind(std::string_view name);

/// What a chart shows of one unit: a unit of a map and what goes with its value.
struct ChartUnit {
  MapUnit unit;
  std::optional<double> lower = std::nullopt;
  std::optional<double> upper = std::nullopt;
  std::optional<double> second = std::nullopt;  ///< the other figure of a scatter, or the later one of a change
  std::string group = {};                       ///< name of what it belongs to, for a distribution
};

/// A value that goes across the whole chart, as that of the department.
struct ChartReference {
  std::string label;
  double value = 0;
};

struct Chart {
  std::string id;  ///< names the file when there are many
  ChartKind kind = ChartKind::ranking;
  SheetText text;
  std::string value_title;   ///< of the value's axis, with its unit
  std::string second_title;  ///< of the second axis of a scatter
  std::string earlier;       ///< vintage of the value of a change
  std::string later;         ///< vintage of its second value
  std::vector<ChartUnit> units;
  std::optional<ChartReference> reference = std::nullopt;
  std::size_t most_rows = 50;  ///< of more rows than these, the first and the last are shown
};

struct ChartOptions {
  Language language = Language::spanish;
  double width_mm = 180;  ///< the height is what the rows need, never more than an A4 sheet has
  double dpi = 200;       ///< of PNG
};

/// Draws charts into a .png, .svg or .pdf file as write_sheets does with sheets. Units without a figure are counted and
/// named under the chart. Returns the files written.
std::vector<std::filesystem::path> write_charts(const std::filesystem::path& path, std::span<const Chart> charts,
                                                const ChartOptions& options);

/// "30 unidades · sin dato: 3 (A, B, C)": what a chart says under itself of those it can and cannot show.
[[nodiscard]] std::string chart_note(const Chart& chart, Language language);

}  // namespace comarca
