// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/catalog/scheme_definition.hpp"
#include "comarca/schemes/scheme_map.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca {

/// A join that the law makes by proximity, between two units of a set.
struct InsularJoin {
  std::uint32_t unit = 0;
  std::uint32_t near = 0;
};

/// How a set of units hangs together under a rule.
struct Connection {
  std::vector<std::vector<std::uint32_t>> pieces;  ///< largest first; one when connected
  std::vector<InsularJoin> insular;                ///< joins that were needed
  std::vector<const Border*> declared;             ///< declared links without which it would be in more pieces
  const Border* thinnest = nullptr;  ///< the set falls apart when borders up to this one no longer count; null when it
                                     ///< hangs on none
  const Border* point_contact = nullptr;  ///< between two pieces that meet in a point or too short a line
};

[[nodiscard]] Connection connection_of(const SchemeMap& map, std::span<const std::uint32_t> units,
                                       const ConnectedRule& rule);

/// The connected rule of a legal form on a day, if it has one.
[[nodiscard]] const SchemeRule* connected_rule(const LegalForm& form, const Date& date) noexcept;

}  // namespace comarca
