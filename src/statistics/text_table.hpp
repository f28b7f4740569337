// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/delimited_text.hpp"
#include "statistics/engine_table.hpp"

namespace comarca {

/// The wanted columns of plain text, row by row.
[[nodiscard]] EngineTable text_table(DelimitedText text);

}  // namespace comarca
