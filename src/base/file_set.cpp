// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/file_set.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/journal.hpp"
#include "base/staging_folder.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

void no_hook(std::string_view /*step*/) {}

/// Completes a committed set, and removes the lock of a process killed just before; where it cannot be had, nothing.
void settle_journal(const fs::path& journal, const FileSet::StepHook& before_step) {
  std::error_code ignored;
  if (!fs::exists(journal, ignored) && !fs::exists(lock_of(journal), ignored)) {
    return;
  }
  if (const auto turn = FileLock::take(lock_of(journal), FileLock::Wait::until_free)) {
    carry_out(journal, before_step);
  }
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

[[noreturn]] void refuse(const fs::path& target, int reason) {
  throw io_error(
      fmt::format("cannot write the file: {}", std::generic_category().message(reason)), {.file = target.string()},
      "Nothing was changed. Check that the folder exists, that you may write there and that the disk is not full.");
}

/// What a rename would stumble over is found before anything is changed.
void check_place(const fs::path& target) {
  std::error_code ignored;
  if (fs::is_directory(target, ignored)) {
    refuse(target, EISDIR);
  }
  if (::access(folder_of(target).c_str(), W_OK | X_OK) != 0) {
    refuse(target, errno);
  }
}

}  // namespace

FileSet::FileSet(const fs::path& main, StepHook before_step)
    : journal_(journal_of(main)), before_step_(before_step ? std::move(before_step) : no_hook) {
  settle_journal(journal_, before_step_);
}

FileSet::~FileSet() {
  for (const auto& staging : stagings_) {
    if (!committed_) {
      remove_staging(staging->folder(), no_hook);
    }
  }
}

fs::path FileSet::stage(const fs::path& target) {
  const fs::path file = behind_links(target);
  if (is_stream(file)) {
    return file;
  }
  check_place(file);
  return staging_in(fs::canonical(folder_of(file))).folder() / file.filename();
}

StagingFolder& FileSet::staging_in(const fs::path& folder) {
  const auto found = std::ranges::find(stagings_, folder, [](const auto& staging) { return staging->place(); });
  if (found != stagings_.end()) {
    return **found;
  }
  return *stagings_.emplace_back(std::make_unique<StagingFolder>(folder, journal_, before_step_));
}

/// A sheet that was written beside another may have a link in its place: what is behind it is written.
void FileSet::follow_links() {
  for (std::size_t i = 0; i < stagings_.size(); ++i) {
    for (const fs::path& file : staged_files(stagings_[i]->folder())) {
      const fs::path target = stagings_[i]->place() / file.filename();
      if (std::error_code ignored; fs::is_symlink(target, ignored)) {
        write_file(stage(target), content_of(file));
        fs::remove(file);
      } else {
        check_place(target);
      }
    }
  }
}

void FileSet::commit() {
  if (stagings_.empty()) {
    return;
  }
  follow_links();
  const auto turn = FileLock::take(lock_of(journal_), FileLock::Wait::until_free);
  if (!turn) {
    refuse(journal_, errno);
  }
  carry_out(journal_, before_step_);
  std::vector<fs::path> folders;
  for (const auto& staging : stagings_) {
    flush_folder(staging->folder());
    flush_folder(staging->place());
    folders.push_back(staging->folder());
  }
  before_step_("commit");
  write_journal(journal_, folders);
  committed_ = true;
  carry_out(journal_, before_step_);
}

void settle(const fs::path& main) {
  settle_journal(journal_of(main), no_hook);
}

}  // namespace comarca
