// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/kept_rows.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace comarca {
namespace {

std::filesystem::path empty_folder() {
  const auto folder = std::filesystem::path(testing::TempDir()) / "kept_rows";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

TEST(KeptRows, a_question_asked_again_gets_its_rows_and_another_one_does_not) {
  const auto folder = empty_folder();
  const KeptRows first(folder, "SELECT 1");
  EXPECT_FALSE(first.read());
  const QueryRows rows{.rows = {{"05", std::nullopt, ""}, {"170141183460469231731687303715884105727", "ñ", "x"}}};
  first.write(rows);
  ASSERT_TRUE(KeptRows(folder, "SELECT 1").read());
  EXPECT_EQ(KeptRows(folder, "SELECT 1").read()->rows, rows.rows);
  EXPECT_FALSE(KeptRows(folder, "SELECT 2").read());
}

TEST(KeptRows, a_file_cut_short_is_no_answer) {
  const auto folder = empty_folder();
  const KeptRows kept(folder, "SELECT 1");
  kept.write({.rows = {{"1", "2"}, {"3", "4"}}});
  const auto file = std::filesystem::directory_iterator(folder)->path();
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 4);
  EXPECT_FALSE(kept.read());
}

TEST(KeptRows, text_that_a_line_cannot_hold_is_not_kept) {
  const auto folder = empty_folder();
  KeptRows(folder, "SELECT 1").write({.rows = {{"a\tb"}}});
  EXPECT_TRUE(std::filesystem::is_empty(folder));
}

}  // namespace
}  // namespace comarca
