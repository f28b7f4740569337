// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "comarca/pipeline/indicators.hpp"

namespace comarca {

/// The definition of a figure; null for what has none, such as the project's own composites.
[[nodiscard]] const FigureRule* rule_of(const IndicatorWork& work, std::string_view indicator, std::string_view figure);

/// What a figure is called; empty when nobody named it.
[[nodiscard]] Text name_of(const IndicatorWork& work, const std::string& indicator, std::string_view figure);

/// The column of a figure in the wide layers: "nbi", "nbi_miseria".
[[nodiscard]] std::string wide_column(const FigureColumn& figure);

/// A layer of polygons per level with a column per figure, of the total zone in the last period that has values, and
/// one that lists which of them are withheld.
void write_wide_indicators(LayerWriter& writer, const IndicatorWork& work, const Territory& territory,
                           const Coverage& coverage);

}  // namespace comarca
