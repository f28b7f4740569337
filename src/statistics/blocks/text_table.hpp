// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/blocks/blocks.hpp"
#include "statistics/blocks/delimited_text.hpp"

namespace comarca {

/// The wanted columns of plain text, row by row.
[[nodiscard]] BlockTable text_table(DelimitedText text);

}  // namespace comarca
