// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/blocks/blocks.hpp"
#include "statistics/blocks/fold_layout.hpp"

namespace comarca {

/// Whether a key that comes back after other keys is another row (of a table that somebody joins and counts), or ends
/// the query.
enum class Returning { another_row, refused };

/// Persons of plain text as one row for each run of rows with the same key, blocks of any size: what a GROUP BY would
/// give where all rows of a household follow each other. Where keys may not return, they must ascend, as words or as
/// numbers, which proves it without remembering them.
[[nodiscard]] BlockTable runs_table(FoldLayout layout, Returning returning);

}  // namespace comarca
