// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/cartography/chart.hpp"
#include "comarca/project/chart_section.hpp"
#include "publication/map/map_units.hpp"

namespace comarca {

/// The chart a section asks for, with the figures of a product.
[[nodiscard]] Chart make_chart(const ProductReader& reader, const ChartSection& section, Language language);

}  // namespace comarca
