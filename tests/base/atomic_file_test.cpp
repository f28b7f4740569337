// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/atomic_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

class AtomicFileTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static std::string content(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  [[nodiscard]] std::size_t files() const {
    const std::filesystem::directory_iterator list(folder_);
    return static_cast<std::size_t>(std::distance(begin(list), end(list)));
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(AtomicFileTest, a_dropped_file_leaves_the_earlier_one_and_nothing_else) {
  write_file(folder_ / "a", "antes");
  {
    AtomicFile file(folder_ / "a");
    file.write("a medias");
  }
  EXPECT_EQ(content(folder_ / "a"), "antes");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFileTest, a_committed_file_takes_the_place_of_the_earlier_one) {
  write_file(folder_ / "a", "antes");
  write_file(folder_ / "a", "después");
  EXPECT_EQ(content(folder_ / "a"), "después");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFileTest, a_missing_folder_is_an_io_error) {
  try {
    write_file(folder_ / "no" / "a", "x");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::io);
  }
}

}  // namespace
}  // namespace comarca
