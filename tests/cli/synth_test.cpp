// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

class SynthCommandTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("comarca_synth_" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(SynthCommandTest, what_it_makes_runs_without_an_error_finding) {
  const Outcome made =
      run_program({"synth", "--units", "14", "--persons", "1000", "--vertices", "3000", path(""), "--lang", "en"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_NE(made.out.find("14 fictional municipalities"), std::string::npos) << made.out;
  const Outcome checked = run_program({"check", path("project.toml")});
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
}

// The table of the demo has twelve municipalities, two of them without a rating.
TEST_F(SynthCommandTest, an_explained_unit_is_told_where_it_stands_in_its_peer_group) {
  ASSERT_EQ(run_program({"synth", "--units", "12", "--persons", "0", "--vertices", "2000", path("")}).exit_code, 0);
  const std::string table = file_content(path("tablas/desempeno_fiscal.csv"));
  const auto heading = table.find("\nCódigo;");
  ASSERT_NE(heading, std::string::npos);
  const std::string code = table.substr(table.find('\n', heading + 1) + 1, 5);
  const Outcome outcome = run_program({"explain", "idf", "--project", path("project.toml"), "--unit", code});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("  idf en el grupo par «G"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("promedio de grupo par"), std::string::npos) << outcome.out;
}

TEST_F(SynthCommandTest, a_misspelt_defect_is_wrong_use_and_makes_nothing) {
  const Outcome outcome = run_program({"synth", "--dirt", "sliver", path("")});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("Did you mean 'slivers'?"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(folder_));
}

TEST_F(SynthCommandTest, a_second_run_does_not_touch_what_is_there) {
  ASSERT_EQ(run_program({"synth", "--units", "12", "--persons", "0", "--vertices", "2000", path("")}).exit_code, 0);
  const std::string before = file_content(path("project.toml"));
  EXPECT_EQ(run_program({"synth", "--units", "13", "--persons", "0", path("")}).exit_code, 2);
  EXPECT_EQ(file_content(path("project.toml")), before);
}

}  // namespace
}  // namespace comarca
