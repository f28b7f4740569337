// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/delimited.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

std::string shown(const RawTable& table) {
  std::string out;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    for (std::size_t column = 0; column < table.width(row); ++column) {
      out.append(column == 0 ? "" : "|").append(table.cell(row, column));
    }
    out += '/';
  }
  return out;
}

RawTable read(std::string_view bytes, Findings& findings, const DelimitedOptions& options = {}) {
  return read_delimited_text(bytes, "a.csv", options, findings);
}

std::string cells(std::string_view bytes, const DelimitedOptions& options = {}) {
  Findings findings;
  return shown(read(bytes, findings, options));
}

std::string codes_of(const Findings& findings) {
  std::string out;
  for (const auto& finding : findings.list()) {
    out.append(finding.code).append(" ");
  }
  return out;
}

std::string findings_of(std::string_view bytes) {
  Findings findings;
  (void)read(bytes, findings);
  return codes_of(findings);
}

TEST(Delimited, line_ends_of_every_kind_part_rows) {
  EXPECT_EQ(cells("a,b\n1,2\n"), "a|b/1|2/");
  EXPECT_EQ(cells("a,b\r\n1,2\r\n"), "a|b/1|2/");
  EXPECT_EQ(cells("a,b\r1,2\r"), "a|b/1|2/");
  EXPECT_EQ(cells("a,b\n1,2"), "a|b/1|2/");
}

TEST(Delimited, the_separator_is_detected_even_among_decimal_commas) {
  EXPECT_EQ(cells("a;b\n1,5;2,5\n1,25;2,25\n"), "a|b/1,5|2,5/1,25|2,25/");
  EXPECT_EQ(cells("a|b\n1,5|2\n"), "a|b/1,5|2/");
  EXPECT_EQ(cells("a\tb\n1\t2\n"), "a|b/1|2/");
  EXPECT_EQ(cells("solo\nuna\n"), "solo/una/");
}

TEST(Delimited, quoted_cells_keep_separators_quotes_and_line_ends) {
  EXPECT_EQ(cells("a,b\n\"x,\"\"y\"\"\",\"p\nq\"\n"), "a|b/x,\"y\"|p\nq/");
  EXPECT_EQ(cells("a,b\n\"x\"y,2\n"), "a|b/xy|2/");
}

TEST(Delimited, rows_know_the_line_they_begin_at) {
  Findings findings;
  const auto table = read("a,b\n\"p\nq\",2\n3,4\n", findings);
  EXPECT_EQ(table.line(1), 2U);
  EXPECT_EQ(table.line(2), 4U);
}

TEST(Delimited, latin1_utf16_and_byte_order_marks_become_utf8) {
  EXPECT_EQ(cells("a,b\nNari\xF1o,1\n"), "a|b/Nariño|1/");
  EXPECT_EQ(cells("\xEF\xBB\xBF"
                  "a,b\nNariño,1\n"),
            "a|b/Nariño|1/");
  EXPECT_EQ(cells(std::string_view("\xFF\xFE"
                                   "a\0,\0\xF1\0\n\0",
                                   10)),
            "a|ñ/");
  EXPECT_EQ(cells("a,b\nNariño,1\n", {.encoding = "ISO-8859-1"}), "a|b/Nariño|1/");
}

TEST(Delimited, a_quote_that_is_never_closed_is_an_error_finding) {
  EXPECT_NE(findings_of("a,b\n1,\"2\n3,4\n").find("comillas-sin-cerrar"), std::string::npos);
}

TEST(Delimited, a_file_cut_in_the_middle_of_a_row_is_an_error_finding) {
  EXPECT_NE(findings_of("a,b,c\n1,2,3\n4,5").find("archivo-cortado"), std::string::npos);
  EXPECT_EQ(findings_of("a,b,c\n1,2,3\n4,5,6"), "");
}

TEST(Delimited, rows_of_another_width_are_reported_with_their_line) {
  Findings findings;
  (void)read("a,b\n1,2\n1,2,3\n1,2\n", findings);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "fila-larga");
  EXPECT_EQ(findings.list()[0].where, "a.csv:3");
}

TEST(Delimited, compressed_and_binary_files_are_refused_with_what_to_do) {
  Findings findings;
  try {
    (void)read("BZh91AY", findings);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_NE(error.remedy().find("bunzip2"), std::string::npos);
  }
  EXPECT_THROW((void)read(std::string_view("a\0b", 3), findings), Error);
}

TEST(Delimited, an_empty_file_has_no_rows) {
  EXPECT_EQ(cells(""), "");
}

TEST(Delimited, what_is_no_local_file_is_not_opened) {
  Findings findings;
  EXPECT_THROW((void)read_delimited("/vsicurl/http://x/a.csv", {}, findings), Error);
  EXPECT_THROW((void)read_delimited("no-such-file.csv", {}, findings), Error);
}

TEST(Delimited, a_row_tells_how_many_of_its_cells_are_filled) {
  Findings findings;
  const RawTable table = read("a, ,c\n, ,\n", findings);
  EXPECT_EQ(table.filled(0), 2U);
  EXPECT_TRUE(table.has_filled(0, 2));
  EXPECT_FALSE(table.has_filled(0, 3));
  EXPECT_FALSE(table.has_filled(1, 1));
  EXPECT_TRUE(table.has_filled(1, 0));
}

}  // namespace
}  // namespace comarca
