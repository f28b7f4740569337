// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
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

TEST_F(AtomicFileTest, a_pipe_is_written_into_and_stays_a_pipe) {
  const auto pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_GE(reader, 0);
  write_file(pipe, "hola");
  std::array<char, 8> got{};
  EXPECT_EQ(::read(reader, got.data(), got.size()), 4);
  ::close(reader);
  EXPECT_EQ(std::string(got.data()), "hola");
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFileTest, nothing_takes_the_place_of_a_device) {
  write_file("/dev/null", "x");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(AtomicFileTest, a_link_stays_and_what_it_points_to_is_written) {
  std::filesystem::create_directory(folder_ / "real");
  std::filesystem::create_symlink("real/a", folder_ / "link");
  for (const std::string text : {"antes", "después"}) {  // the file is not there the first time
    write_file(folder_ / "link", text);
    EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "link"));
    EXPECT_EQ(content(folder_ / "real" / "a"), text);
  }
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
