// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pipeline/report/report_subject.hpp"

namespace comarca {

/// A column of a table of the product as a report shows it.
struct ShownColumn {
  Text heading;
  std::string_view column;
  int decimals = -1;  ///< of a number; text when negative
};

/// Rows of a table of the product, these columns of them.
template <class Wanted>
[[nodiscard]] ReportTable table_of_rows(const ReportSubject& subject, const std::string& name, const Text& caption,
                                        const std::vector<ShownColumn>& columns, Wanted wanted) {
  ReportTable table;
  table.caption = caption.in(subject.language);
  for (const ShownColumn& column : columns) {
    table.columns.push_back(column.heading.in(subject.language));
  }
  const VectorLayer& rows = subject.reader.table(name);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!wanted(rows, row)) {
      continue;
    }
    std::vector<ReportCell> cells;
    for (const ShownColumn& column : columns) {
      cells.push_back(column.decimals < 0
                          ? ReportCell{text_of(rows, column.column, row)}
                          : number_cell(number_of(rows, column.column, row), column.decimals, subject.language));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace comarca
