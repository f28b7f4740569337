// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/csv.hpp"

#include <array>

namespace comarca {

std::string csv_cell(std::string_view text, char separator) {
  const std::array<char, 4> special = {separator, '"', '\n', '\r'};
  if (text.find_first_of(std::string_view(special.data(), special.size())) == std::string_view::npos) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char letter : text) {
    quoted.append(letter == '"' ? 2 : 1, letter);
  }
  quoted += '"';
  return quoted;
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const auto& cell : cells) {
    row += csv_cell(cell);
    row += ',';
  }
  if (row.empty()) {
    return "\n";
  }
  row.back() = '\n';
  return row;
}

}  // namespace comarca
