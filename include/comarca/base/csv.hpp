// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comarca {

/// A cell of a CSV file (RFC 4180): in quotes, its own doubled, when it holds the separator, a quote or a line end.
/// The text itself is never changed: "=1+1" stays these four letters, for every reader that takes a cell as text.
[[nodiscard]] std::string csv_cell(std::string_view text, char separator = ',');

/// A row of cells, each quoted as it must be, with its line end.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace comarca
