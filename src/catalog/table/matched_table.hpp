// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "comarca/base/raw_table.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/catalog/typed_table.hpp"

namespace comarca::catalog {

/// A raw table beside the source that its header fits: what every step of reading it looks at. Nothing is owned.
struct MatchedTable {
  const RawTable& raw;
  const Header& header;
  const std::vector<std::optional<std::size_t>>& found;  ///< of each column of the source, its place in the raw table
  const SourceDefinition& source;
};

}  // namespace comarca::catalog
