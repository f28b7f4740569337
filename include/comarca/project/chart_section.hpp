// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"

namespace comarca {

/// What to draw from a product: one [[chart]] of a project file, or the options of `comarca chart`.
struct ChartSection {
  std::filesystem::path file;        ///< .pdf, .svg or .png
  std::string kind = "ranking";      ///< one of chart_kind_names()
  std::string layer = "municipios";  ///< units of the product
  std::string value;                 ///< an indicator, a variable of the tables, or a column of the layer
  std::string second;                ///< the other figure of a scatter
  std::string of;                    ///< code of a subregion or department: only its units; empty: all
  std::string by = "subregiones";    ///< what a distribution is by
  std::string from;                  ///< vintages of a change; empty: the first and the last
  std::string to;
  std::string title;  ///< empty: that of the value
  std::string subtitle;
  std::size_t rows = 50;  ///< of more units than these, the first and the last are shown
  double dpi = 200;
};

/// Layers of the product that units may be grouped by.
[[nodiscard]] const std::vector<std::string>& chart_groups();

/// Reads the [[chart]] tables of a project file; paths are taken from `folder`.
[[nodiscard]] std::vector<ChartSection> read_chart_sections(const Table& root, const std::filesystem::path& folder);

}  // namespace comarca
