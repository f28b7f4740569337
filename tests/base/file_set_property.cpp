// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/file_set.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

constexpr int kMostSteps = 100;
constexpr int kKilled = 7;
constexpr int kMostWaits = 100;  // milliseconds; a set takes a few

class FileSetTest : public testing::Test {
 protected:
  void SetUp() override { clean(); }
  void TearDown() override { fs::remove_all(folder_); }

  void clean() const {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "maps");
  }

  [[nodiscard]] fs::path main() const { return folder_ / "p.gpkg"; }

  /// A product of two files beside each other, a map in another folder, and sheets that are written beside the map.
  void write_set(const std::string& content, FileSet::StepHook hook = {}) const {
    FileSet set(main(), std::move(hook));
    write_file(set.stage(main()), content);
    write_file(set.stage(folder_ / "p.qgz"), content);
    const fs::path map = set.stage(folder_ / "maps" / "a.png");
    write_file(map, content);
    write_file(map.parent_path() / "a-96001.png", content);
    set.commit();
  }

  /// An earlier product, as it lies after a run.
  void lay_out_the_old_set() const {
    clean();
    for (const auto& [name, content] : whole("old")) {
      if (!content.empty()) {
        std::ofstream(folder_ / name) << content;
      }
    }
  }

  /// Every file there is, hidden ones too, with what it holds.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> result;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      std::ifstream file(entry.path());
      result[entry.path().lexically_relative(folder_)] =
          entry.is_directory() ? "" : std::string{std::istreambuf_iterator<char>(file), {}};
    }
    return result;
  }

  static std::map<std::string, std::string> whole(const std::string& content) {
    return {
        {"maps", ""}, {"maps/a-96001.png", content}, {"maps/a.png", content}, {"p.gpkg", content}, {"p.qgz", content}};
  }

  /// Does something in a process that dies before its n-th step; false when it took fewer.
  template <typename Work>
  static bool killed_at(int step, const Work& work) {
    const pid_t child = ::fork();
    if (child == 0) {
      int left = step;
      work([&](std::string_view) {
        if (left-- == 0) {
          ::_exit(kKilled);
        }
      });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == kKilled;
  }

  /// Does something in another process, which stops before its n-th step until it is told to go on.
  template <typename Work>
  static pid_t begin_in_a_process(const Work& work, int stop_at = kMostSteps) {
    const pid_t child = ::fork();
    if (child == 0) {
      work([left = stop_at](std::string_view) mutable {
        if (left-- == 0) {
          ::raise(SIGSTOP);
        }
      });
      ::_exit(0);
    }
    return child;
  }

  /// Whether a process stopped at its step; false when it came to its end before.
  static bool waits(pid_t process) {
    int status = 0;
    ::waitpid(process, &status, WUNTRACED);
    return WIFSTOPPED(status);
  }

  static bool ended_well(pid_t process) {
    int status = 0;
    return ::waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

  /// Whether a process came to its end within the time that many sets take; one that waits for another does not.
  static bool ends_soon(pid_t process) {
    for (int i = 0; i < kMostWaits; ++i) {
      if (::waitpid(process, nullptr, WNOHANG) == process) {
        return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
  }

  /// What the next run does before it writes anything of its own.
  void begin_the_next_run() const {
    FileSet set(main());
    static_cast<void>(set.stage(main()));
    static_cast<void>(set.stage(folder_ / "maps" / "a.png"));
  }

  fs::path folder_ = fs::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(FileSetTest, files_of_several_folders_appear_together) {
  write_set("new");
  EXPECT_EQ(files(), whole("new"));
}

TEST_F(FileSetTest, nothing_is_seen_before_the_commit_and_nothing_stays_without_it) {
  lay_out_the_old_set();
  {
    FileSet set(main());
    write_file(set.stage(main()), "new");
    std::ifstream file(main());
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "old");
  }
  EXPECT_EQ(files(), whole("old"));
}

TEST_F(FileSetTest, killed_at_any_step_the_next_run_finds_all_old_or_all_new_and_nothing_else) {
  int step = 0;
  bool committed = false;
  for (; step < kMostSteps; ++step) {
    lay_out_the_old_set();
    const bool killed = killed_at(step, [&](const FileSet::StepHook& hook) { write_set("new", hook); });
    begin_the_next_run();
    const bool is_new = files() == whole("new");
    EXPECT_TRUE(is_new || files() == whole("old")) << "step " << step;
    EXPECT_TRUE(is_new || !committed) << "old again after the commit, step " << step;
    committed = is_new;
    if (!killed) {
      break;
    }
  }
  EXPECT_TRUE(committed);
  EXPECT_GT(step, 10);
  EXPECT_LT(step, kMostSteps);
}

TEST_F(FileSetTest, killed_again_while_it_completes_the_set_of_a_killed_run_it_is_completed_later) {
  for (int step = 0; step < kMostSteps; ++step) {
    lay_out_the_old_set();
    bool committed = false;
    killed_at(kMostSteps, [&](const FileSet::StepHook&) {
      write_set("new", [&](std::string_view name) {
        if (committed && name == "rename") {
          ::_exit(kKilled);
        }
        committed = committed || name == "commit";
      });
    });
    const bool killed = killed_at(step, [&](const FileSet::StepHook& hook) { FileSet(main(), hook).commit(); });
    begin_the_next_run();
    EXPECT_EQ(files(), whole("new")) << "step " << step;
    if (!killed) {
      EXPECT_GT(step, 3);
      return;
    }
  }
  FAIL() << "it never came to an end";
}

TEST_F(FileSetTest, a_set_of_another_name_in_the_same_folder_completes_it_too) {
  for (int step = 0; step < kMostSteps; ++step) {
    lay_out_the_old_set();
    const bool killed = killed_at(step, [&](const FileSet::StepHook& hook) { write_set("new", hook); });
    {
      FileSet other(folder_ / "other.gpkg");
      static_cast<void>(other.stage(folder_ / "other.gpkg"));
      static_cast<void>(other.stage(folder_ / "maps" / "other.png"));
    }
    settle(main());
    EXPECT_TRUE(files() == whole("new") || files() == whole("old")) << "step " << step;
    if (!killed) {
      return;
    }
  }
  FAIL() << "it never came to an end";
}

TEST_F(FileSetTest, a_reader_completes_what_was_committed) {
  lay_out_the_old_set();
  killed_at(kMostSteps, [&](const FileSet::StepHook&) {
    write_set("new", [&, renames = 0](std::string_view name) mutable {
      renames += name == "rename" ? 1 : 0;
      if (renames == 3) {
        ::_exit(kKilled);
      }
    });
  });
  settle(main());
  EXPECT_EQ(files(), whole("new"));
}

TEST_F(FileSetTest, a_folder_that_was_moved_after_the_kill_is_completed_where_it_lies_now) {
  lay_out_the_old_set();
  killed_at(kMostSteps, [&](const FileSet::StepHook&) {
    write_set("new", [&](std::string_view name) {
      if (name == "rename") {
        ::_exit(kKilled);
      }
    });
  });
  const fs::path moved = folder_.string() + "-moved";
  fs::remove_all(moved);
  fs::rename(folder_, moved);
  settle(moved / "p.gpkg");
  folder_ = moved;
  EXPECT_EQ(files(), whole("new"));
}

TEST_F(FileSetTest, two_at_once_do_not_disturb_each_other_and_the_last_to_commit_stays) {
  FileSet first(main());
  write_file(first.stage(main()), "first");
  FileSet second(main());
  write_file(second.stage(main()), "second");
  write_file(second.stage(folder_ / "maps" / "b.png"), "second");
  second.commit();
  first.commit();
  const std::map<std::string, std::string> expected = {{"maps", ""}, {"maps/b.png", "second"}, {"p.gpkg", "first"}};
  EXPECT_EQ(files(), expected);
}

TEST_F(FileSetTest, two_processes_that_meet_at_any_step_leave_one_whole_set) {
  int step = 0;
  for (; step < kMostSteps; ++step) {
    lay_out_the_old_set();
    const pid_t first = begin_in_a_process([&](const FileSet::StepHook& hook) { write_set("first", hook); }, step);
    const bool stopped = waits(first);
    const pid_t second = begin_in_a_process([&](const FileSet::StepHook& hook) { write_set("second", hook); });
    if (!stopped) {
      EXPECT_TRUE(ended_well(second));
      EXPECT_EQ(files(), whole("second"));
      break;
    }
    const bool was_blocked = !ends_soon(second);
    ::kill(first, SIGCONT);
    EXPECT_TRUE(ended_well(first)) << "step " << step;
    EXPECT_TRUE(!was_blocked || ended_well(second)) << "step " << step;
    // One that was let through is replaced by the one that was held; one that was slow may come first or last.
    const auto left = files();
    EXPECT_TRUE(left == whole("first") || (was_blocked && left == whole("second"))) << "step " << step;
  }
  EXPECT_GT(step, 10);
  EXPECT_LT(step, kMostSteps);
}

TEST_F(FileSetTest, processes_that_race_leave_one_whole_set_and_nothing_else) {
  constexpr int kProcesses = 4;
  constexpr int kRounds = 25;
  lay_out_the_old_set();
  std::vector<pid_t> racing;
  for (int i = 0; i < kProcesses; ++i) {
    racing.push_back(begin_in_a_process([&](const FileSet::StepHook& hook) {
      for (int round = 0; round < kRounds; ++round) {
        write_set(std::to_string(i), hook);
      }
    }));
  }
  for (const pid_t one : racing) {
    EXPECT_TRUE(ended_well(one));
  }
  std::ifstream file(main());
  const std::string last(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(files(), whole(last));
  EXPECT_NE(last, "old");
}

TEST_F(FileSetTest, other_files_of_the_folders_are_left_alone) {
  std::ofstream(folder_ / ".comarca-notes") << "mine";
  fs::create_directories(folder_ / ".comarca-cache");
  write_set("new");
  auto expected = whole("new");
  expected[".comarca-notes"] = "mine";
  expected[".comarca-cache"] = "";
  EXPECT_EQ(files(), expected);
}

TEST_F(FileSetTest, a_link_stays_and_what_it_points_to_is_written) {
  fs::create_directories(folder_ / "shelf");
  fs::create_symlink(folder_ / "shelf" / "real.gpkg", main());
  fs::create_symlink(folder_ / "shelf" / "sheet.png", folder_ / "maps" / "a-96001.png");
  write_set("new");
  EXPECT_TRUE(fs::is_symlink(main()));
  EXPECT_TRUE(fs::is_symlink(folder_ / "maps" / "a-96001.png"));
  auto expected = whole("new");
  expected["shelf"] = "";
  expected["shelf/real.gpkg"] = "new";
  expected["shelf/sheet.png"] = "new";
  EXPECT_EQ(files(), expected);
}

TEST_F(FileSetTest, a_folder_in_the_place_of_a_file_is_refused_before_anything_is_changed) {
  lay_out_the_old_set();
  fs::remove(folder_ / "maps" / "a-96001.png");
  fs::create_directories(folder_ / "maps" / "a-96001.png");
  const auto before = files();
  EXPECT_THROW(write_set("new"), Error);
  EXPECT_EQ(files(), before);
}

TEST_F(FileSetTest, a_missing_folder_is_an_io_error) {
  FileSet set(main());
  EXPECT_THROW(static_cast<void>(set.stage(folder_ / "nowhere" / "a.png")), Error);
}

}  // namespace
}  // namespace comarca
