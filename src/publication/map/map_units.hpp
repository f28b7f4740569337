// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/cartography/sheet.hpp"
#include "comarca/cartography/theme.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/reader.hpp"

namespace comarca {

/// A polygon layer of a product as a map draws it.
struct ProductUnits {
  std::string layer;
  MapUnits units;                       ///< without values yet
  std::vector<std::string> subregions;  ///< code by unit, empty when it has none
  std::vector<std::string> departments;
  /// Of the sheet, where the units are in the detail of its paper; else a sheet makes its own of all of them.
  std::optional<Locator> locator = std::nullopt;
};

[[nodiscard]] ProductUnits map_units(const ProductReader& reader, const std::string& layer);
/// The same without polygons, for what draws none.
[[nodiscard]] ProductUnits chart_units(const ProductReader& reader, const std::string& layer);
[[nodiscard]] inline ProductUnits map_units(const ProductReader& reader, const Layer& layer) {
  return map_units(reader, layer.layer_name());
}

/// The text of a column in a row; empty when the column is not there or the cell is.
[[nodiscard]] std::string text_of(const VectorLayer& layer, std::string_view column, std::size_t row);

/// Two texts of a sheet as one, said once when they are the same.
[[nodiscard]] std::string both(const std::string& first, const std::string& second);

/// Positions of the units that belong to a subregion or department; all of them for an empty code. Throws a usage error
/// when none does.
[[nodiscard]] std::vector<std::size_t> members_of(const ProductUnits& units, const std::string& code);

/// The units with the values of a series.
[[nodiscard]] MapUnits with_values(const ProductUnits& units, const FigureSeries& series);

}  // namespace comarca
