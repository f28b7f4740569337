// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/layer_borders_report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/territory/adjacency_table.hpp"
#include "comarca/territory/adjacency_text.hpp"

namespace comarca {

const std::vector<std::string>& neighbour_formats() {
  static const std::vector<std::string> kWords = {"table", "csv", "gal", "gwt"};  // in the order of the enum
  return kWords;
}

NeighbourFormat neighbour_format(std::string_view word) {
  const auto found = std::ranges::find(neighbour_formats(), word);
  if (found == neighbour_formats().end()) {
    throw usage_error(fmt::format("'{}' is no format of neighbours", word), {}, suggestion(word, neighbour_formats()));
  }
  return static_cast<NeighbourFormat>(found - neighbour_formats().begin());
}

std::string neighbours_text(const LayerBorders& borders, const NeighbourReport& asked, Language language) {
  const AdjacencyNames names{borders.layer, borders.column, borders.codes};
  switch (asked.format) {
    case NeighbourFormat::csv:
      return edge_list_csv(borders.graph, names, asked.rule);
    case NeighbourFormat::gal:
      return gal_text(borders.graph, names, asked.rule);
    case NeighbourFormat::gwt:
      return gwt_text(borders.graph, names, asked.rule);
    case NeighbourFormat::table:
      break;
  }
  const auto of = asked.of.empty() ? std::nullopt : std::optional(borders.unit(asked.of));
  return adjacency_table(borders.graph, {borders.codes, borders.names}, {asked.rule, of}, language);
}

}  // namespace comarca
