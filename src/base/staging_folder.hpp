// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "base/file_lock.hpp"

namespace comarca {

using StepHook = std::function<void(std::string_view step)>;

/// A hidden folder beside the places that its files are to take. It holds a lock that shows that its owner lives, and
/// in it the name of the journal that would commit it.
class StagingFolder {
 public:
  /// Makes one in `place`, and removes there what dead owners left. Throws an io error.
  StagingFolder(const std::filesystem::path& place, const std::filesystem::path& journal, const StepHook& before_step);

  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
  [[nodiscard]] std::filesystem::path place() const { return folder_.parent_path(); }

 private:
  std::filesystem::path folder_;
  FileLock lock_;
};

/// The staged files of a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> staged_files(const std::filesystem::path& staging);

/// Renames them into their places, those that are still there. Throws an io error.
void move_into_place(const std::filesystem::path& staging, const StepHook& before_step);

/// Removes a staging folder and what it holds; its lock goes last, so that it never looks like one without an owner.
void remove_staging(const std::filesystem::path& staging, const StepHook& before_step);

/// The name of a staging folder: whatever else stands in a journal is not touched.
[[nodiscard]] bool is_staging(const std::filesystem::path& folder);

}  // namespace comarca
