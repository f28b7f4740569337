// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"
#include "synth/figures.hpp"

namespace comarca::synth {

enum class CellFormat { text, whole, thousands, without_zeros, decimal };

struct LayoutColumn {
  std::string title;
  std::string value;  ///< name of a figure
  CellFormat format = CellFormat::text;
  int digits = -1;  ///< of a decimal; -1: as many as it has
  Where where;
};

/// How a publisher lays a table out.
struct TableLayout {
  std::filesystem::path file;
  std::string encoding = "utf-8";
  std::string line_end = "\n";
  char separator = ',';
  char decimal_mark = ',';
  std::string missing;
  std::string source;  ///< id of the source that reads it, or empty
  std::string needs;   ///< "censo": only written when there is one
  std::vector<std::string> before;
  std::vector<std::string> after;
  std::vector<std::string> national_row;  ///< first cells of a row for the whole, whose figures are `nacional.*`
  std::vector<LayoutColumn> columns;
};

/// The columns of [limites] or of a [[tabla]].
[[nodiscard]] std::vector<LayoutColumn> read_columns(const Table& table);
/// The [[tabla]] of the layouts' file.
[[nodiscard]] std::vector<TableLayout> read_table_layouts(const Table& root);

/// One cell as the layout writes it, without quotes.
[[nodiscard]] std::string cell_text(const Figure& figure, const LayoutColumn& column, char decimal_mark);

/// The whole file. A column whose figure nobody knows is a usage error at its place in the layout.
[[nodiscard]] std::string table_text(const TableLayout& layout, const Figures& figures);

/// The figure column of each layout column; throws for one that does not exist.
[[nodiscard]] std::vector<const std::vector<Figure>*> figure_columns(const std::vector<LayoutColumn>& columns,
                                                                     const Figures& figures);

}  // namespace comarca::synth
