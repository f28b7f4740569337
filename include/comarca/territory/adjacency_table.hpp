// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "comarca/base/language.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca {

/// What a person calls the units of a graph, by index.
struct UnitNames {
  std::span<const std::string> codes;
  std::span<const std::string> names;  ///< empty where nothing tells them: then the code is all

  [[nodiscard]] std::string of(std::uint32_t unit) const {
    return names.empty() ? codes[unit] : codes[unit] + " " + names[unit];
  }
};

/// Which neighbours to tell of.
struct NeighbourQuestion {
  ContiguityRule rule;
  std::optional<std::uint32_t> of;  ///< only those of this unit
};

/// For a terminal: a line for each pair with both names, how they touch (kilometres, a point, a declared link) and how
/// sure that is, with tabs between. A unit without neighbours, or a graph without any, says so.
[[nodiscard]] std::string adjacency_table(const BorderGraph& graph, const UnitNames& names,
                                          const NeighbourQuestion& question, Language language);

}  // namespace comarca
