// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/pipeline/chart.hpp"
#include "pipeline/map/product_figures.hpp"

namespace comarca {

/// The chart a section asks for, with the figures of a product.
[[nodiscard]] Chart make_chart(const ProductReader& reader, const ChartSection& section, Language language);

/// Positions of the units of a layer that belong to a subregion or department; all of them for an empty code.
[[nodiscard]] std::vector<std::size_t> members_of(const ProductUnits& units, const std::string& code);

}  // namespace comarca
