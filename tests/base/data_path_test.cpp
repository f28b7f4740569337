// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/data_path.hpp"

#include "comarca/base/error.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace comarca {
namespace {

namespace fs = std::filesystem;

class DataPath : public testing::Test {
 protected:
  DataPath() { fs::remove_all(root_); }
  ~DataPath() override { fs::remove_all(root_); }

  fs::path folder(const fs::path& below) const {
    fs::create_directories(root_ / below);
    return root_ / below;
  }

  fs::path root_ = fs::path(testing::TempDir()) /
                   (std::string("comarca_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(DataPath, an_installed_program_finds_share_beside_its_folder) {
  folder("usr/share/comarca/layers");
  EXPECT_EQ(data_directory({}, root_ / "usr/bin/comarca"), root_ / "usr/share/comarca");
}

TEST_F(DataPath, a_program_in_a_build_folder_finds_the_source_tree_above_it) {
  folder("tree/layers");
  folder("tree/build/dev/src/cli");
  std::ofstream(root_ / "tree/CMakeLists.txt") << "\n";
  EXPECT_EQ(data_directory({}, root_ / "tree/build/dev/src/cli/comarca"), root_ / "tree");
}

TEST_F(DataPath, the_chosen_folder_wins) {
  folder("usr/share/comarca/layers");
  const auto mine = folder("mine/layers").parent_path();
  EXPECT_EQ(data_directory(mine, root_ / "usr/bin/comarca"), mine);
}

TEST_F(DataPath, a_chosen_folder_without_layers_is_wrong_use) {
  const auto empty = folder("empty");
  try {
    (void)data_directory(empty, root_ / "usr/bin/comarca");
    FAIL() << "accepted a folder without layers";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_EQ(error.where().file, empty.string());
  }
}

TEST_F(DataPath, a_lonely_program_says_that_its_data_is_missing) {
  EXPECT_THROW((void)data_directory({}, root_ / "bin/comarca"), Error);
}

TEST(ExecutablePath, is_the_running_test_program) {
  EXPECT_EQ(executable_path().filename(), "base_unit");
}

}  // namespace
}  // namespace comarca
