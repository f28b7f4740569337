// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "comarca/territory/border_graph.hpp"

namespace comarca {

/// What the units of a graph are called, by index. Blanks inside codes would break GAL and GWT: they throw a data
/// error.
struct AdjacencyNames {
  std::string layer;   ///< name of the layer, for the first line of GAL and GWT
  std::string column;  ///< name of the column the codes come from
  std::span<const std::string> codes;
};

/// Neighbour lists as GeoDa writes them: "0 n layer column", then for each unit its code, how many neighbours it has,
/// and their codes on the next line.
[[nodiscard]] std::string gal_text(const BorderGraph& graph, const AdjacencyNames& names, const ContiguityRule& rule);

/// One line for each unit and neighbour with the length of the border in metres, 0 for a point.
[[nodiscard]] std::string gwt_text(const BorderGraph& graph, const AdjacencyNames& names, const ContiguityRule& rule);

/// One row for each pair with length, stretches and evidence; the header names the columns.
[[nodiscard]] std::string edge_list_csv(const BorderGraph& graph, const AdjacencyNames& names,
                                        const ContiguityRule& rule);

[[nodiscard]] const char* border_kind_name(BorderKind kind) noexcept;

}  // namespace comarca
