// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/table_reader.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

class TableReader : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              (std::string("comarca_tables_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  std::string refusal(const std::filesystem::path& path) {
    try {
      (void)read_raw_tables(path, SourceDefinition(), findings_);
    } catch (const Error& error) {
      return error.what();
    }
    return "none";
  }

  std::filesystem::path folder_;
  Findings findings_;
};

TEST_F(TableReader, endings_tell_what_is_a_table_even_when_it_is_compressed) {
  EXPECT_TRUE(is_table_file("a.CSV"));
  EXPECT_TRUE(is_table_file("a.xlsx"));
  EXPECT_TRUE(is_table_file("a.csv.bz2"));
  EXPECT_FALSE(is_table_file("a.shp"));
  EXPECT_FALSE(is_table_file("a.bz2"));
}

TEST_F(TableReader, a_workbook_that_is_none_is_refused_with_what_to_do) {
  for (const auto* bytes : {"", "cod,v\n05001,1\n", "PK\x03\x04 cut short"}) {
    EXPECT_NE(refusal(write("a.xlsx", bytes)).find("no .xlsx workbook"), std::string::npos);
  }
}

TEST_F(TableReader, what_is_no_local_file_is_refused) {
  EXPECT_NE(refusal("/vsicurl/http://localhost/a.xlsx"), "none");
  EXPECT_NE(refusal("/vsicurl/http://localhost/a.csv"), "none");
  EXPECT_NE(refusal(folder_), "none");
}

TEST_F(TableReader, a_sheet_that_is_not_there_is_named_with_the_nearest) {
  const auto path = write("a.csv", "cod,v\n05001,1\n");
  EXPECT_EQ(read_only_sheet(path, "", findings_).row_count(), 2U);
  EXPECT_THROW((void)read_only_sheet(path, "Hoja1", findings_), Error);
}

TEST_F(TableReader, an_empty_table_is_an_error_finding) {
  EXPECT_EQ(refusal(write("a.csv", "")), "none");
  ASSERT_EQ(findings_.list().size(), 1U);
  EXPECT_EQ(findings_.list()[0].code, "archivo-vacio");
}

// A table is read once to tell its source, and again only where the source reads its text in another way.
TEST_F(TableReader, sheets_that_were_read_serve_a_source_that_reads_their_text_alike) {
  const auto sheets = read_raw_tables(write("a.csv", "cod;v\n05001;1,5\n"), SourceDefinition(), findings_);
  SourceDefinition source;
  source.columns = {{.name = "codigo", .role = ColumnRole::code, .headers = {"cod"}},
                    {.name = "v", .role = ColumnRole::value, .headers = {"v"}}};
  const auto table = type_sheets(sheets, source, findings_);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->codes.at(0).text(), "05001");
  EXPECT_EQ(table->column("v")->numbers.at(0), 1.5);
  source.encoding = "UTF-8";
  source.separator = ';';
  EXPECT_TRUE(type_sheets(sheets, source, findings_));
  source.separator = ',';
  EXPECT_FALSE(type_sheets(sheets, source, findings_));
  source.separator = ';';
  source.encoding = "ISO-8859-1";
  EXPECT_FALSE(type_sheets(sheets, source, findings_));
}

}  // namespace
}  // namespace comarca
