// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

namespace comarca {

/// One variable of a product by unit, with what a sheet must say about it.
struct FigureSeries {
  std::string title;
  std::string unit;
  std::string source;
  std::string method;
  std::string vintage;
  std::string status;
  struct Entry {
    std::optional<double> value;
    std::optional<double> lower;
    std::optional<double> upper;
    bool withheld = false;
  };
  std::map<std::string, Entry> by_code;

  /// "Título (%)"
  [[nodiscard]] std::string legend_title() const { return unit.empty() ? title : title + " (" + unit + ")"; }
};

}  // namespace comarca
