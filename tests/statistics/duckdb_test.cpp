// SPDX-License-Identifier: Apache-2.0
#include "statistics/duckdb.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

std::filesystem::path small_csv(const std::string& name) {
  const auto path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path) << "a,b\n1,x\n2,\n";
  return path;
}

TEST(Engine, every_type_of_the_plan_comes_back_as_text) {
  Engine engine({});
  const auto rows = engine.query(
      "SELECT 1::TINYINT, 170141183460469231731687303715884105727::HUGEINT, 0.5::DOUBLE, NULL, 'ñandú', true");
  ASSERT_EQ(rows.rows.size(), 1U);
  EXPECT_EQ(rows.rows[0][1], "170141183460469231731687303715884105727");
  EXPECT_EQ(rows.rows[0][2], "0.5");
  EXPECT_EQ(rows.rows[0][3], std::nullopt);
  EXPECT_EQ(rows.rows[0][4], "ñandú");
}

TEST(Engine, it_reads_a_declared_file_and_no_other) {
  const auto declared = small_csv("declared.csv");
  const auto hidden = small_csv("hidden.csv");
  Engine engine({.files = {declared}});
  EXPECT_EQ(engine.query("SELECT count(*) FROM read_csv(" + sql_text(declared.string()) + ")").rows[0][0], "2");
  EXPECT_THROW(engine.query("SELECT count(*) FROM read_csv(" + sql_text(hidden.string()) + ")"), Error);
  EXPECT_THROW(engine.query("COPY (SELECT 1) TO " + sql_text(testing::TempDir() + "/out.csv")), Error);
}

TEST(Engine, the_lock_cannot_be_lifted_by_sql) {
  Engine engine({});
  EXPECT_THROW(engine.query("SET enable_external_access=true"), Error);
  EXPECT_THROW(engine.query("INSTALL httpfs"), Error);
  EXPECT_THROW(engine.query("ATTACH '/tmp/x.db'"), Error);
}

}  // namespace
}  // namespace comarca
