// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/runs_table.hpp"

#include <fstream>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "statistics/blocks/plain_text.hpp"
#include "statistics/engine/duckdb.hpp"

namespace comarca {
namespace {

MicrodataSource source() {
  return {.id = "t", .name = {"t", "t"}, .encoding = "utf-8", .delimiter = ",", .nulls = {"", "NA"}};
}

std::filesystem::path file_of(const std::string& name, const std::string& rows) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("runs_" + name + ".csv");
  std::ofstream(path, std::ios::binary) << "town,home,age,sex,floor,weight\n" + rows;
  return path;
}

ColumnMapping mapping(const std::string& column, std::int64_t least, std::int64_t most) {
  return {.column = column, .range = std::pair(least, most), .unknown = {99}, .record = Record::person};
}

PersonFold fold() {
  PersonFold fold{.key = {"town", "home"},
                  .questions = {{Question::count, parse_expression("age >= 18")},
                                {Question::total, parse_expression("if(sex = 2, age, 0)")},
                                {Question::highest, parse_expression("age")},
                                {Question::lowest, parse_expression("age")}},
                  .marks = {parse_expression("age < 5 and sex = 1"), parse_expression("sex = 2")},
                  .variables = {{"age", mapping("age", 0, 120)}, {"sex", mapping("sex", 1, 2)}},
                  .shared = {{"u0", "town", ColumnType::text}, {"r.floor", "floor", ColumnType::integer}},
                  .weight_column = "weight",
                  .weighs_persons = true};
  return fold;
}

std::string known(const std::string& column, int least, int most) {
  return fmt::format("(CASE WHEN {0} BETWEEN {1} AND {2} THEN {0} END)", column, least, most);
}

/// What GROUP BY says, by the general reader.
std::string grouped(const std::vector<std::filesystem::path>& files) {
  const std::string age = known("age", 0, 120);
  const std::string sex = known("sex", 1, 2);
  const std::string marks = fmt::format(
      "CASE WHEN {0} < 5 AND {1} = 1 THEN 3 WHEN ({0} < 5 AND {1} = 1) IS NULL THEN 2 ELSE 0 END | "
      "CASE WHEN {1} = 2 THEN 12 WHEN {1} IS NULL THEN 8 ELSE 0 END",
      age, sex);
  const std::string bad =
      "(age IS NOT NULL AND age NOT BETWEEN 0 AND 120 AND age <> 99) OR "
      "(sex IS NOT NULL AND sex NOT BETWEEN 1 AND 2 AND sex <> 99)";
  const std::string rows = csv_input_sql(files, source(),
                                         {{"town", "VARCHAR"},
                                          {"home", "VARCHAR"},
                                          {"age", "INTEGER"},
                                          {"sex", "INTEGER"},
                                          {"floor", "INTEGER"},
                                          {"weight", "DOUBLE"}},
                                         Reading::strict);
  return fmt::format(
      "SELECT town, home, count(*), count(CASE WHEN {0} >= 18 THEN 1 END), "
      "coalesce(sum(CASE WHEN {1} = 2 THEN {0} ELSE 0 END), 0), max({0}), min({0}), bit_or({2}), "
      "max(CASE WHEN {3} THEN 1 ELSE 0 END), CASE WHEN min(CASE WHEN weight > 0 THEN 1 ELSE 0 END) = 1 THEN "
      "sum(CAST(round(weight * 1000000) AS BIGINT)) END, min(town), min(floor) FROM {4} GROUP BY town, home",
      age, sex, marks, bad, rows);
}

std::string all_rows(Engine& engine, const std::string& select) {
  QueryRows found;
  if (const auto failure = engine.try_query("SELECT * FROM (" + select + ") ORDER BY ALL", found)) {
    return "fails: " + failure->message;
  }
  std::string all;
  for (const auto& row : found.rows) {
    for (const auto& value : row) {
      all += value.value_or("null") + "|";
    }
    all += "\n";
  }
  return all;
}

BlockTable table(const std::vector<std::filesystem::path>& files, std::size_t block_bytes, Returning returning) {
  const auto layout_of_files = source();
  auto text = plain_text({.files = files, .source = layout_of_files, .columns = {}});
  text->block_bytes = block_bytes;
  auto layout = fold_layout(*std::move(text), csv_header(files.front(), source()), fold());
  return runs_table(*std::move(layout), returning);
}

std::string folded(const std::vector<std::filesystem::path>& files, std::size_t block_bytes, Returning returning) {
  Engine engine({.files = files});
  const std::string name = engine.add_table(table(files, block_bytes, returning));
  return all_rows(engine, "SELECT k0, k1, n, a0, a1, a2, a3, m0, bad_persons, weight, u0, \"r.floor\" FROM " + name);
}

/// Homes in order, some with missing, unknown and undeclared values; towns of one and two digits.
std::string random_rows(int first_town, int towns) {
  std::mt19937 random(3);
  std::string rows;
  for (int town = first_town; town < first_town + towns; ++town) {
    for (int home = 1; home < 12; ++home) {
      for (std::size_t person = 0, persons = random() % 5; person < persons; ++person) {
        const std::string age = random() % 7 == 0 ? "NA" : std::to_string(random() % 130);
        const std::string sex = random() % 5 == 0 ? "99" : std::to_string(random() % 4);
        rows += fmt::format("{},{},{},{},{},{}.{}\n", town, home, age, sex, random() % 3 == 0 ? "" : "4",
                            random() % 40 == 0 ? 0 : 1 + random() % 3, random() % 40 == 0 ? 0 : random() % 1000);
      }
    }
  }
  return rows;
}

TEST(RunsTable, blocks_of_any_size_give_what_grouping_gives) {
  const std::vector<std::filesystem::path> files = {file_of("first", random_rows(5, 7)),
                                                    file_of("second", random_rows(12, 5))};
  Engine engine({.files = files});
  const std::string expected = all_rows(engine, grouped(files));
  ASSERT_FALSE(expected.starts_with("fails"));
  for (const std::size_t block_bytes : {1U, 9U, 40U, 333U, 5000U, 1000000U}) {
    EXPECT_EQ(folded(files, block_bytes, Returning::refused), expected) << block_bytes;
    EXPECT_EQ(folded(files, block_bytes, Returning::another_row), expected) << block_bytes;
  }
}

TEST(RunsTable, a_home_longer_than_many_blocks_and_chunks_is_one_row) {
  std::string rows = "1,1,30,1,4,1\n";
  for (int i = 0; i < 9000; ++i) {
    rows += fmt::format("1,2,{},2,4,1\n", i % 100);
  }
  const std::vector<std::filesystem::path> files = {file_of("long", rows + "1,3,30,1,4,1\n")};
  Engine engine({.files = files});
  for (const std::size_t block_bytes : {50U, 10000U, 1000000U}) {
    EXPECT_EQ(folded(files, block_bytes, Returning::refused), all_rows(engine, grouped(files))) << block_bytes;
  }
}

TEST(RunsTable, keys_that_return_or_are_missing_end_the_query_where_they_may_not) {
  for (const std::string rows : {"1,1,30,1,4,1\n1,2,30,1,4,1\n1,1,30,1,4,1\n", "1,NA,30,1,4,1\n",
                                 "2,1,30,1,4,1\n10,1,30,1,4,1\n1,1,30,1,4,1\n"}) {
    const std::vector<std::filesystem::path> files = {file_of("return", rows)};
    for (const std::size_t block_bytes : {8U, 1000U}) {
      EXPECT_TRUE(folded(files, block_bytes, Returning::refused).starts_with("fails")) << rows;
      EXPECT_FALSE(folded(files, block_bytes, Returning::another_row).starts_with("fails")) << rows;
    }
  }
}

TEST(RunsTable, keys_may_ascend_as_words_or_as_numbers) {
  for (const std::string rows : {"2,1,30,1,4,1\n10,1,30,1,4,1\n11,9,30,1,4,1\n11,10,30,1,4,1\n",
                                 "10,1,30,1,4,1\n2,1,30,1,4,1\n2,10,30,1,4,1\n2,9,30,1,4,1\n"}) {
    const std::vector<std::filesystem::path> files = {file_of("ascent", rows)};
    Engine engine({.files = files});
    EXPECT_EQ(folded(files, 8, Returning::refused), all_rows(engine, grouped(files))) << rows;
  }
}

}  // namespace
}  // namespace comarca
