// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "comarca/base/language.hpp"

namespace comarca {

/// A figure of a unit, to be looked up in a product.
struct FigureAsked {
  std::filesystem::path product;  ///< a GeoPackage that `comarca run` wrote
  std::string name;               ///< an indicator, or one figure of it: "nbi", "nbi.miseria", "nbi_miseria"
  std::string unit;               ///< a code of any level
};

/// What a product says of a figure of a unit in every zone and period: value, bounds, what it is a quotient of,
/// coverage, where it stands, how it changed or why it is missing; then the formula, the method and the sources, and
/// from which product of what date all of it comes. Nothing is computed again: ADR 0256. Its own texts are in the
/// language of the product. Throws a usage error that suggests the nearest figure, or says that the unit has none.
[[nodiscard]] std::string explain_figure(const FigureAsked& asked, Language language);

/// A line that says how a product tells the same without computing it; empty when there is no such file.
[[nodiscard]] std::string hint_of_product(const FigureAsked& asked, Language language);

}  // namespace comarca
