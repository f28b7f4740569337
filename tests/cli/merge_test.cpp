// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

class MergeTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string written(const std::string& name, const std::string& unit) const {
    std::ofstream(folder_ / name) << "unidad,zona,periodo,estadistica,valor,aditiva\n"
                                  << unit << ",total,2018,nbi.personas,7,si\n";
    return (folder_ / name).string();
  }
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("comarca_merge_" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(MergeTest, a_second_run_does_not_add_the_result_of_the_first) {
  const std::string one = written("a.csv", "05001");
  const std::string two = written("b.csv", "76001");
  const std::string all = (folder_ / "pais.csv").string();
  EXPECT_EQ(run_program({"merge", one, two, "-o", all}).exit_code, 0);
  const std::string first = file_content(all);
  const Outcome again = run_program({"merge", one, two, all, "-o", all});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_NE(again.err.find("among those to add"), std::string::npos) << again.err;
  EXPECT_EQ(file_content(all), first);
}

TEST_F(MergeTest, one_file_under_two_names_is_refused) {
  const std::string one = written("a.csv", "05001");
  const Outcome outcome = run_program({"merge", one, written("b.csv", "05001")});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("byte by byte"), std::string::npos) << outcome.err;
  EXPECT_EQ(run_program({"merge", one, one}).exit_code, 2);
}

}  // namespace
}  // namespace comarca
