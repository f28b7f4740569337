// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publication/report/report_subject.hpp"

namespace comarca {

/// A column of a table of the product as a report shows it.
struct ShownColumn {
  Text heading;
  AnyColumn column;
  int decimals = -1;             ///< of a number; text when negative
  const Words* words = nullptr;  ///< what its texts stand for; null: themselves
};

/// A table of the product as a report shows it.
struct ShownTable {
  const Layer& layer;
  Text caption;
  std::vector<ShownColumn> columns;
};

/// The rows of it that are wanted.
template <class Wanted>
[[nodiscard]] ReportTable table_of_rows(const ReportSubject& subject, const ShownTable& shown, Wanted wanted) {
  ReportTable table;
  table.caption = shown.caption.in(subject.language);
  for (const ShownColumn& column : shown.columns) {
    table.columns.push_back(column.heading.in(subject.language));
  }
  const LayerRows rows = subject.reader.rows(shown.layer);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!wanted(rows, row)) {
      continue;
    }
    std::vector<ReportCell> cells;
    for (const ShownColumn& column : shown.columns) {
      const std::string text = rows.text(row, column.column);
      cells.push_back(column.decimals < 0 ? ReportCell{column.words == nullptr ? text : said(*column.words, text)}
                                          : number_cell(real_of(text), column.decimals, subject.language));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace comarca
