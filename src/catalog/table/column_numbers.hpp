// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/table/matched_table.hpp"
#include "comarca/base/findings.hpp"
#include "comarca/base/numbers.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca::catalog {

/// A number column being read: its cells of the raw table, by row index.
struct NumberColumn {
  const SourceColumn& definition;
  std::size_t at = 0;  ///< column of the raw table
  std::string header;
};

/// Whether a cell holds no value, by the usual words or those of the source.
[[nodiscard]] bool is_missing(std::string_view cell, const SourceDefinition& source);

/// The format of every column: declared, or what its own cells say, or what the other columns of the file say. A column
/// that can be read both ways, or in no one way, becomes a finding and gets no format.
[[nodiscard]] std::vector<std::optional<NumberFormat>> number_formats(const MatchedTable& table,
                                                                      const std::vector<std::size_t>& rows,
                                                                      const std::vector<NumberColumn>& columns,
                                                                      Findings& findings);

}  // namespace comarca::catalog
