// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

/// Writes a text to a file of the test and returns a shell's exit code for a command about it.
int shell_about(const std::string& text, const std::string& command) {
  const auto file = std::filesystem::temp_directory_path() /
                    (std::string("comarca_") + testing::UnitTest::GetInstance()->current_test_info()->name());
  std::ofstream(file) << text;
  const int result = std::system(("file='" + file.string() + "'; " + command).c_str());
  std::filesystem::remove(file);
  return result;
}

TEST(Documentation, groff_has_nothing_to_say_about_a_man_page) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"man"}, {"man", "run"}, {"man", "check"}}) {
    const Outcome outcome = run_program(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(shell_about(outcome.out, "! groff -man -Tutf8 -ww -z \"$file\" 2>&1 | grep -q ."), 0) << outcome.out;
  }
}

TEST(Documentation, a_man_page_of_no_command_is_wrong_use) {
  const Outcome outcome = run_program({"man", "runn"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("'run'"), std::string::npos) << outcome.err;
}

TEST(Documentation, bash_completes_commands_options_and_choices) {
  const std::string script = run_program({"completions", "bash"}).out;
  const auto completes = [&](const std::string& words, const std::string& expected) {
    return shell_about(script, "bash -c '. \"$1\"; COMP_WORDS=(" + words +
                                   "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _comarca; test \"${COMPREPLY[*]}\" = \"" +
                                   expected + "\"' - \"$file\"");
  };
  EXPECT_EQ(completes("comarca ch", "check chart"), 0) << script;
  EXPECT_EQ(completes("comarca run --outp", "--output"), 0) << script;
  EXPECT_EQ(completes("comarca run --to fl", "flatgeobuf"), 0) << script;
  EXPECT_EQ(completes("comarca check --lang e", "es en"), 0) << script;
  EXPECT_EQ(completes("comarca schema pr", "project product"), 0) << script;
}

TEST(Documentation, hidden_commands_stay_out_of_the_help) {
  EXPECT_EQ(run_program({"--help"}).out.find("completion"), std::string::npos);
}

}  // namespace
}  // namespace comarca
