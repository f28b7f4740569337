// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/sqlite_database.hpp"

#include <filesystem>
#include <string>
#include <variant>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

class SqliteDatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove(file_);
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(file_.c_str(), &raw), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(raw, "CREATE TABLE t (a INTEGER, b TEXT, c REAL); INSERT INTO t VALUES (1, 'uno', NULL)",
                           nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(raw);
  }
  void TearDown() override { std::filesystem::remove(file_); }

  std::filesystem::path file_ = std::filesystem::path(testing::TempDir()) / "sqlite_database.db";
};

TEST_F(SqliteDatabaseTest, a_column_that_nothing_has_is_told_by_its_name_and_any_other_mistake_by_words) {
  SqliteDatabase database(file_);
  const auto unknown = database.try_prepare("SELECT t.zz FROM t");
  ASSERT_TRUE(std::holds_alternative<SqlMistake>(unknown));
  EXPECT_EQ(std::get<SqlMistake>(unknown).unknown_column, "zz");
  const auto nonsense = database.try_prepare("SELEC a FROM t");
  ASSERT_TRUE(std::holds_alternative<SqlMistake>(nonsense));
  EXPECT_EQ(std::get<SqlMistake>(nonsense).unknown_column, std::nullopt);
  EXPECT_THROW(static_cast<void>(database.prepare("SELEC a FROM t")), Error);
  EXPECT_THROW(static_cast<void>(database.prepare("")), Error);
  EXPECT_THROW(static_cast<void>(database.try_prepare("SELECT 1; SELECT 2")), Error);
}

TEST_F(SqliteDatabaseTest, cells_are_read_by_type_and_what_is_null_is_missing) {
  SqliteDatabase database(file_);
  SqlStatement row = database.prepare("SELECT a, b, c FROM t");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.number(0), 1);
  EXPECT_EQ(row.text(1), "uno");
  EXPECT_EQ(row.number(1), std::nullopt);
  EXPECT_TRUE(row.is_missing(2));
  EXPECT_FALSE(row.step());
}

TEST_F(SqliteDatabaseTest, columns_are_listed_with_what_they_hold_and_an_unknown_table_has_none) {
  const SqliteDatabase database(file_);
  const auto columns = database.columns_of("t");
  ASSERT_EQ(columns.size(), 3U);
  EXPECT_EQ(columns[1].name, "b");
  EXPECT_TRUE(columns[0].is_numeric);
  EXPECT_FALSE(columns[1].is_numeric);
  EXPECT_TRUE(columns[2].is_numeric);
  EXPECT_TRUE(database.columns_of("u").empty());
}

TEST_F(SqliteDatabaseTest, under_guard_a_statement_can_only_select) {
  SqliteDatabase database(file_);
  database.run("CREATE TEMP TABLE own (a)");
  {
    const ReadOnlyGuard guard(database);
    EXPECT_THROW(static_cast<void>(database.prepare("DELETE FROM own")), Error);
    EXPECT_NO_THROW(static_cast<void>(database.prepare("SELECT a FROM own")));
  }
  EXPECT_NO_THROW(database.run("DELETE FROM own"));
}

TEST_F(SqliteDatabaseTest, names_are_the_same_whatever_their_case) {
  EXPECT_TRUE(same_sql_name("Codigo", "CODIGO"));
  EXPECT_FALSE(same_sql_name("codigo", "codigo_a"));
}

}  // namespace
}  // namespace comarca
