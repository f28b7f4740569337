// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "statistics/blocks/blocks.hpp"
#include "statistics/blocks/delimited_text.hpp"

namespace comarca {

/// The files for the fast reader of plain text, with the checks of csv_input_sql(); nothing when their layout is beyond
/// it.
[[nodiscard]] std::optional<DelimitedText> plain_text(const WantedText& wanted);

}  // namespace comarca
