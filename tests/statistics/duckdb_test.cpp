// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/duckdb.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"

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

TEST(Engine, that_memory_does_not_suffice_is_known_without_the_message) {
  Engine engine({.files = {}, .spill_folder = {}, .memory = "5MB", .threads = 1});
  QueryRows rows;
  const auto failure = engine.try_query("SELECT count(DISTINCT range::VARCHAR) FROM range(3000000)", rows);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->kind, EngineFailure::Kind::memory);
  const auto refused = engine.try_query("SELECT 'Out of Memory' + nothing", rows);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->kind, EngineFailure::Kind::refused);
}

/// Counts rows and adds up their first column.
class Sum : public RowFold {
 public:
  void take(const QueryRows& some) override {
    for (const auto& row : some.rows) {
      ++count_;
      sum_ += std::stoll(row.at(0).value_or("0"));
    }
  }
  [[nodiscard]] QueryRows rows() const override { return {{}, {{std::to_string(count_), std::to_string(sum_)}}}; }

 private:
  long long count_ = 0;
  long long sum_ = 0;
};

// 0 + 1 + ... + 299,999 = 300,000 x 299,999 / 2.
TEST(Engine, a_fold_takes_every_row_of_a_long_answer) {
  Engine engine({});
  Sum sum;
  const auto rows = engine.query("SELECT range FROM range(300000)", &sum);
  EXPECT_EQ(rows.rows[0][0], "300000");
  EXPECT_EQ(rows.rows[0][1], "44999850000");
}

TEST(Engine, what_goes_wrong_after_the_first_rows_is_a_failure_and_no_short_answer) {
  Engine engine({});
  Sum sum;
  QueryRows rows;
  const auto failure = engine.try_query(
      "SELECT CAST(CASE WHEN range = 250000 THEN 'x' ELSE '1' END AS BIGINT) FROM range(300000)", rows, &sum);
  ASSERT_TRUE(failure);
  EXPECT_NE(failure->message.find("'x'"), std::string::npos) << failure->message;
  EXPECT_TRUE(rows.rows.empty());
  EXPECT_TRUE(engine.try_query("SELECT nothing", rows, &sum));
}

}  // namespace
}  // namespace comarca
