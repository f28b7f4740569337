// SPDX-License-Identifier: Apache-2.0
// What is wrong with a project, as it is printed; and the options that are keys of a project.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

class ProjectMistakes : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Outcome run(const std::string& text) const {
    std::ofstream(folder_ / "project.toml") << text;
    return run_program({"run", "--quiet", (folder_ / "project.toml").string()});
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ProjectMistakes, all_are_printed_with_their_places_and_nothing_is_written) {
  const Outcome outcome =
      run("name = 'x'\ndate = \"abcd-xx-99\"\n[limites]\nfile = 'm.gpkg'\n[[map]]\nfile = 'a.pdf'\nvalue = 'nbi'\n"
          "classes = -1\ndpi = -5\n");
  const std::string file = (folder_ / "project.toml").string();
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "comarca: " + file + ":2:8: 'date' is 'abcd-xx-99', which is no day of the calendar\n" +
                             "  Write it as 2024-12-31.\n" + file + ":3:2: unknown section [limites]\n" +
                             "  Did you mean [boundaries]?\n" + file + ":8:11: 'classes' is -1, expected 1 to 12\n" +
                             file + ":9:7: 'dpi' is -5, expected 30 to 1200\n");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
}

TEST_F(ProjectMistakes, options_have_the_words_ranges_and_help_of_the_keys) {
  const Outcome help = run_program({"map", "--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (const char* said :
       {"--same-scale", "[1 - 12]", "[30 - 1200]", "{a4,a3,a2,a1,a0}", "Sheet to draw: .pdf, .svg, .png",
        "{jenks,quantiles,equal,standard-deviation,thresholds}", "How many classes"}) {
    EXPECT_NE(help.out.find(said), std::string::npos) << said << "\n" << help.out;
  }
  EXPECT_EQ(run_program({"map", "p.gpkg", "nbi", "--classes", "-1"}).exit_code, 2);
  EXPECT_EQ(run_program({"map", "p.gpkg", "nbi", "--dpi", "nan"}).exit_code, 2);
  EXPECT_EQ(run_program({"chart", "p.gpkg", "nbi", "--rows", "51"}).exit_code, 2);
  EXPECT_EQ(run_program({"chart", "p.gpkg", "nbi", "--kind", "pastel"}).exit_code, 2);
  EXPECT_EQ(run_program({"borders", "m.gpkg", "--tolerance", "1e300"}).exit_code, 2);
  EXPECT_EQ(run_program({"borders", "m.gpkg", "--tolerance", "nan"}).exit_code, 2);
}

}  // namespace
}  // namespace comarca
