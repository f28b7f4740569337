// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "statistics/blocks/plain_text.hpp"
#include "statistics/blocks/text_table.hpp"
#include "statistics/engine/duckdb.hpp"

namespace comarca {
namespace {

const ColumnTypes kColumns = {{"code", "VARCHAR"}, {"key", "BIGINT"}, {"age", "INTEGER"}, {"weight", "DOUBLE"}};

std::filesystem::path file_of(const std::string& name, const std::string& rows) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("plain_" + name + ".csv");
  std::ofstream(path, std::ios::binary) << "code,note,key,age,weight" + rows;
  return path;
}

MicrodataSource source() {
  return {.id = "t", .name = {"t", "t"}, .encoding = "utf-8", .delimiter = ",", .nulls = {"", "NA"}};
}

/// All rows, ordered, by the general reader or by the fast one with blocks of so many bytes; or why it fails.
std::string read(const std::vector<std::filesystem::path>& files, std::size_t block_bytes) {
  Engine engine({.files = files});
  std::string rows = csv_input_sql(files, source(), kColumns, Reading::strict);
  if (block_bytes > 0) {
    const auto layout = source();
    auto text = plain_text({.files = files, .source = layout, .columns = kColumns});
    text->block_bytes = block_bytes;
    rows = engine.add_table(text_table(*std::move(text)));
  }
  QueryRows found;
  const auto failure = engine.try_query("SELECT code, key, age, weight FROM " + rows + " ORDER BY ALL", found);
  std::string all;
  for (const auto& row : found.rows) {
    for (const auto& value : row) {
      all += value.value_or("null") + "|";
    }
    all += "\n";
  }
  return failure ? "fails" : all;
}

TEST(PlainText, blocks_of_any_size_give_the_rows_of_the_general_reader) {
  std::string rows = "\n";
  for (int i = 0; i < 300; ++i) {
    rows += fmt::format("0{},{},{},{},{}.{}\n", i % 7, std::string(static_cast<std::size_t>(i % 5), 'x'), i * 1234567LL,
                        i % 3 == 0 ? "NA" : std::to_string(i), i, i * 37 % 1000);
  }
  const auto file = file_of("blocks", rows);
  const auto second = file_of("second", "\n99,,-5,-1,-0.25\n");
  const std::string expected = read({file, second}, 0);
  for (const std::size_t block_bytes : {1U, 7U, 30U, 31U, 1000U, 1000000U}) {
    EXPECT_EQ(read({file, second}, block_bytes), expected) << block_bytes;
  }
}

TEST(PlainText, quotes_line_ends_and_blanks_mean_what_they_mean_to_the_general_reader) {
  for (const std::string rows :
       {"\n", "\r\n1,a,2,3,4\r\n,,,,\r\n", "\n1,a,2,3,4", "\n\"1\",\"a,b\",\"2\",\"3\",\"4.5\"\n",
        "\n\"\",\"a\",\"NA\",\"\",NA\n", "\nNA,a,007,-0,0.10\n", "\n1,ñandú,2,3,4\n",
        "\nabcdefghijklmnop,a,123456789012345678,999999999,123456789.123456789\n"}) {
    const auto file = file_of("meaning", rows);
    EXPECT_NE(read({file}, 8), "fails") << rows;
    EXPECT_EQ(read({file}, 8), read({file}, 0)) << rows;
  }
}

TEST(PlainText, what_is_not_plain_is_left_to_the_general_reader) {
  for (const std::string rows :
       {"\n1,\"a\nb\",2,3,4\n", "\n\"a\"\"b\",x,2,3,4\n", "\n1,a,2,3\n", "\n1,a,2,3,4,5\n",
        "\n1,a,2,3,4\n\n1,a,2,3,4\n", "\n1,a,2,3.0,4\n", "\n1,a,2, 3,4\n", "\n1,a,2,+3,4\n", "\n1,a,2,3,1e3\n",
        "\n1,a,2,3,4.\n", "\n1,a,2,3,nan\n", "\n1,a,1234567890123456789,3,4\n", "\n1,a,2,1234567890,4\n",
        "\nñ,a,2,3,4\n", "\n1,a\"b,2,3,4\n", "\n1,\"a\"b,2,3,4\n", "\n1,a,2,3,4\n1,\"a,2,3,4\n", "\n1,a\rb,2,3,4\n"}) {
    for (const std::size_t block_bytes : {4U, 100U}) {
      EXPECT_EQ(read({file_of("odd", rows)}, block_bytes), "fails") << rows;
    }
  }
}

TEST(PlainText, why_text_is_left_to_the_general_reader_is_known_without_its_message) {
  const std::vector<std::filesystem::path> files = {file_of("why", "\n1,\"a\nb\",2,3,4\n")};
  const auto layout = source();
  Engine engine({.files = files});
  QueryRows rows;
  const auto table = engine.add_table(*plain_rows({.files = files, .source = layout, .columns = kColumns}));
  const auto failure = engine.try_query("SELECT * FROM " + table, rows);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->unfit, Unfit::not_plain);
  // The next query has its own reasons.
  const auto other = engine.try_query("SELECT nothing", rows);
  ASSERT_TRUE(other);
  EXPECT_EQ(other->unfit, Unfit::no);
  EXPECT_EQ(other->kind, EngineFailure::Kind::refused);
}

TEST(PlainText, a_header_that_names_a_column_twice_is_not_plain) {
  const auto path = std::filesystem::path(testing::TempDir()) / "plain_twice.csv";
  std::ofstream(path) << "code,key,age,weight,age\n";
  const std::vector<std::filesystem::path> files = {path};
  const auto layout = source();
  EXPECT_FALSE(plain_text({.files = files, .source = layout, .columns = kColumns}));
}

}  // namespace
}  // namespace comarca
