// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/pipeline/layer_borders.hpp"

namespace comarca {

/// A way of writing neighbours: a table for people, CSV, or the lists that GeoDa reads.
enum class NeighbourFormat { table, csv, gal, gwt };

/// The words of the formats, in the order of the help.
[[nodiscard]] const std::vector<std::string>& neighbour_formats();
/// The format of one of the words; throws a usage error for any other.
[[nodiscard]] NeighbourFormat neighbour_format(std::string_view word);

/// What is asked of the borders of a layer.
struct NeighbourReport {
  NeighbourFormat format = NeighbourFormat::table;
  ContiguityRule rule = {};
  std::string of = {};  ///< code of the one unit to tell of, in a table; empty: all
};

/// Neighbours as text. Throws a data error when there is no unit of that code.
[[nodiscard]] std::string neighbours_text(const LayerBorders& borders, const NeighbourReport& asked, Language language);

}  // namespace comarca
