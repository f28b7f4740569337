// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/csv.hpp"

#include <gtest/gtest.h>

#include "comarca/base/delimited.hpp"

namespace comarca {
namespace {

TEST(CsvCells, a_plain_cell_stays_as_it_is) {
  EXPECT_EQ(csv_cell("Bogotá, D.C.", ';'), "Bogotá, D.C.");
  EXPECT_EQ(csv_cell("05001"), "05001");
  EXPECT_EQ(csv_cell(""), "");
}

// RFC 4180, section 2, rules 6 and 7.
TEST(CsvCells, a_separator_a_quote_or_a_line_end_asks_for_quotes) {
  EXPECT_EQ(csv_cell("Bogotá, D.C."), "\"Bogotá, D.C.\"");
  EXPECT_EQ(csv_cell("a;b", ';'), "\"a;b\"");
  EXPECT_EQ(csv_cell("la \"Perla\""), "\"la \"\"Perla\"\"\"");
  EXPECT_EQ(csv_cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_cell("a\rb"), "\"a\rb\"");
}

TEST(CsvCells, a_formula_is_text_like_any_other) {
  EXPECT_EQ(csv_cell("=1+1"), "=1+1");
  EXPECT_EQ(csv_cell("-5"), "-5");
}

TEST(CsvCells, a_row_is_read_back_as_it_was_written) {
  const std::vector<std::string> cells = {"05001", "San Juan, \"el\" Alto", "a\r\nb", "", "=A1", "x'y"};
  Findings findings;
  const std::string text = csv_row({"a", "b", "c", "d", "e", "f"}) + csv_row(cells);
  const RawTable table = read_delimited_text(text, "t.csv", {.separator = ','}, findings);
  ASSERT_EQ(table.row_count(), 2U);
  for (std::size_t column = 0; column < cells.size(); ++column) {
    EXPECT_EQ(table.cell(1, column), cells[column]);
  }
  EXPECT_TRUE(findings.empty());
}

}  // namespace
}  // namespace comarca
