// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "catalog/table/matched_table.hpp"
#include "comarca/base/codes.hpp"
#include "comarca/base/findings.hpp"

namespace comarca::catalog {

/// A row of the raw table that belongs to a unit.
struct UnitRow {
  std::size_t raw_row = 0;
  UnitCode code;
  int period = 0;
};

/// The rows that belong to units. Totals, notes and repeated headers are left out and counted in one finding each; a
/// row with values whose code cannot be read, and a code that occurs twice (in one period, under one key), are errors.
[[nodiscard]] std::vector<UnitRow> unit_rows(const MatchedTable& table, Findings& findings);

}  // namespace comarca::catalog
