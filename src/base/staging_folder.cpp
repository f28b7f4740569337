// SPDX-License-Identifier: Apache-2.0
#include "base/staging_folder.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "base/journal.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = ".comarca-";
constexpr const char* kLock = ".comarca-lock";
constexpr int kMostAttempts = 100;

/// The journal that would commit a staging folder, as its lock says.
fs::path journal_noted_in(const fs::path& staging) {
  std::ifstream file(staging / kLock, std::ios::binary);
  std::string name;
  std::getline(file, name, '\0');
  return name.empty() ? fs::path() : (staging / name).lexically_normal();
}

/// Of an owner that is no more: completed when it was committed, removed when not.
void clear_away(const fs::path& staging, const StepHook& before_step) {
  std::error_code ignored;
  if (!fs::exists(staging / kLock, ignored)) {
    fs::remove(staging, ignored);  // only an empty one: its owner is about to lock it, or was killed before
    return;
  }
  const fs::path journal = journal_noted_in(staging);
  {
    const auto owner = FileLock::take(staging / kLock, FileLock::Wait::never);
    if (!owner) {
      return;
    }
    if (journal.empty() || !fs::exists(journal, ignored)) {
      remove_staging(staging, before_step);
      return;
    }
  }
  if (const auto turn = FileLock::take(lock_of(journal), FileLock::Wait::until_free)) {
    carry_out(journal, before_step);
  }
}

std::vector<fs::path> stagings_in(const fs::path& place) {
  std::vector<fs::path> found;
  std::error_code ignored;
  fs::directory_iterator entry(place, ignored);
  for (; entry != fs::directory_iterator(); entry.increment(ignored)) {
    if (is_staging(entry->path()) && entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      found.push_back(entry->path());
    }
  }
  return found;
}

[[noreturn]] void fail(const fs::path& place, const std::error_code& failure) {
  throw io_error(
      fmt::format("cannot create a file: {}", failure.message()), {.file = place.string()},
      "Nothing was changed. Check that the folder exists, that you may write there and that the disk is not full.");
}

/// A new hidden folder with the lock of this process in it.
FileLock lock_new_folder(const fs::path& place, fs::path& folder) {
  static std::atomic<int> serial{0};
  std::error_code failure;
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    folder = place / fmt::format("{}{}-{}", kPrefix, ::getpid(), serial++);
    if (!fs::create_directory(folder, failure)) {
      if (failure) {
        break;
      }
      continue;  // of a process that had the number of this one
    }
    // Whoever takes the new folder for a dead one removes it before it is locked: then another one is made.
    if (auto lock = FileLock::take(folder / kLock, FileLock::Wait::never)) {
      return std::move(*lock);
    }
    failure = {errno, std::generic_category()};
    std::error_code ignored;
    fs::remove(folder, ignored);
  }
  fail(place, failure);
}

}  // namespace

StagingFolder::StagingFolder(const fs::path& place, const fs::path& journal, const StepHook& before_step)
    : lock_([&] {
        for (const fs::path& earlier : stagings_in(place)) {
          clear_away(earlier, before_step);
        }
        before_step("make a hidden folder");
        return lock_new_folder(place, folder_);
      }()) {
  before_step("note the journal");
  if (!lock_.note(journal.lexically_relative(folder_).string())) {
    fail(place, {errno, std::generic_category()});
  }
}

bool is_staging(const fs::path& folder) {
  constexpr std::string_view kDigits = "0123456789";
  const std::string name = folder.filename().string();
  const std::string_view numbers = std::string_view(name).substr(std::min(name.size(), kPrefix.size()));
  const std::size_t dash = std::min(numbers.find_first_not_of(kDigits), numbers.size());
  const std::string_view serial = numbers.substr(std::min(dash + 1, numbers.size()));
  return name.starts_with(kPrefix) && dash > 0 && numbers.substr(dash, 1) == "-" && !serial.empty() &&
         serial.find_first_not_of(kDigits) == std::string_view::npos;
}

std::vector<fs::path> staged_files(const fs::path& staging) {
  std::vector<fs::path> files;
  std::error_code ignored;
  fs::directory_iterator entry(staging, ignored);
  for (; entry != fs::directory_iterator(); entry.increment(ignored)) {
    if (entry->path().filename() != kLock) {
      files.push_back(entry->path());
    }
  }
  std::ranges::sort(files);
  return files;
}

void move_into_place(const fs::path& staging, const StepHook& before_step) {
  for (const fs::path& file : staged_files(staging)) {
    const fs::path target = staging.parent_path() / file.filename();
    before_step("rename");
    std::error_code failure;
    fs::rename(file, target, failure);
    if (failure) {
      throw io_error(fmt::format("cannot replace the file: {}", failure.message()), {.file = target.string()},
                     "Some files of the product are new and some are not. Remove what stands in the way and run again: "
                     "what is missing will be put in place.");
    }
  }
}

void remove_staging(const fs::path& staging, const StepHook& before_step) {
  std::error_code ignored;
  for (const fs::path& file : staged_files(staging)) {
    before_step("remove a staged file");
    fs::remove_all(file, ignored);
  }
  before_step("remove the lock of the hidden folder");
  fs::remove(staging / kLock, ignored);
  before_step("remove the hidden folder");
  fs::remove(staging, ignored);
}

}  // namespace comarca
