// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/raw_table.hpp"

#include <algorithm>
#include <limits>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {

void RawTable::reserve(std::size_t bytes, std::size_t cells) {
  bytes_.reserve(bytes);
  cell_end_.reserve(cells);
}

void RawTable::begin_row(std::size_t line) {
  row_start_.push_back(cell_end_.size());
  line_.push_back(line);
}

void RawTable::add_cell(std::string_view text) {
  bytes_ += text;
  if (bytes_.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw data_error("the table has more than 4 GiB of text", {.file = file, .layer = sheet},
                     "Save the part that is needed as CSV.");
  }
  cell_end_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  width_ = std::max(width_, cell_end_.size() - row_start_.back());
}

std::size_t RawTable::width(std::size_t row) const noexcept {
  const std::size_t end = row + 1 < row_start_.size() ? row_start_[row + 1] : cell_end_.size();
  return end - row_start_[row];
}

std::string_view RawTable::cell(std::size_t row, std::size_t column) const noexcept {
  if (column >= width(row)) {
    return {};
  }
  const std::size_t index = row_start_[row] + column;
  const std::size_t begin = index == 0 ? 0 : cell_end_[index - 1];
  return std::string_view(bytes_).substr(begin, cell_end_[index] - begin);
}

std::size_t RawTable::filled(std::size_t row) const noexcept {
  std::size_t count = 0;
  for (std::size_t column = 0; column < width(row); ++column) {
    count += trim(cell(row, column)).empty() ? std::size_t{0} : std::size_t{1};
  }
  return count;
}

bool RawTable::has_filled(std::size_t row, std::size_t cells) const noexcept {
  std::size_t count = 0;
  for (std::size_t column = 0; count < cells && column < width(row); ++column) {
    count += trim(cell(row, column)).empty() ? std::size_t{0} : std::size_t{1};
  }
  return count == cells;
}

}  // namespace comarca
