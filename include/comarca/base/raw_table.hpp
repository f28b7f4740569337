// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

/// The cells of one sheet as text, header rows included, and the line of the file each row came from. All text lies in
/// one string of less than 4 GiB; a cell costs its bytes and four more. Adding beyond that throws a data error.
class RawTable {
 public:
  std::string file;
  std::string sheet;               ///< of a spreadsheet, or empty
  std::string encoding;            ///< "UTF-8", "windows-1252", "UTF-16": what the bytes were
  char separator = '\0';           ///< of a text file
  bool numbers_are_plain = false;  ///< cells that are numbers in the file were written with a decimal point

  /// Makes room for so many bytes and cells.
  void reserve(std::size_t bytes, std::size_t cells);
  /// Begins a row that starts at this line (or spreadsheet row), from 1.
  void begin_row(std::size_t line);
  void add_cell(std::string_view text);

  [[nodiscard]] std::size_t row_count() const noexcept { return row_start_.size(); }
  [[nodiscard]] std::size_t width(std::size_t row) const noexcept;
  /// The widest row.
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  /// A cell, or "" beyond the end of its row.
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const noexcept;
  [[nodiscard]] std::size_t line(std::size_t row) const noexcept { return line_[row]; }
  /// Cells of a row that are not blank.
  [[nodiscard]] std::size_t filled(std::size_t row) const noexcept;
  /// Whether so many cells of a row at least are not blank: most rows tell by their first ones.
  [[nodiscard]] bool has_filled(std::size_t row, std::size_t cells) const noexcept;

 private:
  std::string bytes_;
  std::vector<std::uint32_t> cell_end_;  ///< end of each cell in bytes_
  std::vector<std::size_t> row_start_;   ///< first cell of each row
  std::vector<std::size_t> line_;
  std::size_t width_ = 0;
};

}  // namespace comarca
