// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace comarca {

class StagingFolder;

/// Files that take their places together or not at all, in whatever folders and on whatever file systems they lie.
///
/// Use it for outputs that only make sense with each other: a product, its QGIS project, its maps. A single file needs
/// no more than AtomicFile. ADR 0225 says why it is done so.
///
/// Every file is first written in a hidden folder beside its place. commit() writes a journal of those folders beside
/// the main file, in one step: from there on the set is new, before it the set is old. Then every file is renamed, and
/// the journal goes. A process killed at any moment leaves either no journal, and its hidden folders are removed by the
/// next set that writes there, or a journal, which the next set of that name completes, as settle() does. Whether the
/// owner of a hidden folder still lives is asked of a lock that the kernel drops with the process.
///
/// Two sets of one name may be prepared at once; they are committed one after the other, each whole. A reader that
/// comes between two renames may see both; one that has an earlier file open keeps it. What else lies in the folders is
/// never touched. Costs a rename a file, and the flushes that make them last.
///
/// Links are followed, as AtomicFile does; a device or a pipe has no place to be renamed into and is written at once.
class FileSet {
 public:
  /// Called before every change of a name on disk. A test stops the process there.
  using StepHook = std::function<void(std::string_view step)>;

  /// A set named by its main file. Completes what a killed process left of an earlier one.
  explicit FileSet(const std::filesystem::path& main, StepHook before_step = {});
  FileSet(const FileSet&) = delete;
  FileSet& operator=(const FileSet&) = delete;
  /// Dropped before commit(), it leaves nothing behind, and earlier files stay as they were.
  ~FileSet();

  /// Where to write what is to become `target`: the same name, in a hidden folder. Files that are written beside it
  /// (the sheets of an atlas) belong to the set too. Throws an io error when the folder of `target` does not exist or
  /// cannot be written, or when `target` is a folder.
  [[nodiscard]] std::filesystem::path stage(const std::filesystem::path& target);

  /// Puts all staged files in their places. Throws an io error; unless it says otherwise, nothing was changed.
  void commit();

 private:
  StagingFolder& staging_in(const std::filesystem::path& folder);
  void follow_links();

  std::filesystem::path journal_;
  StepHook before_step_;
  std::vector<std::unique_ptr<StagingFolder>> stagings_;
  bool committed_ = false;
};

/// Completes a set that a killed process had committed. `main` is the file that names it. Costs one look at the disk
/// when there is nothing to do; where the folder cannot be written, the set stays as it is.
void settle(const std::filesystem::path& main);

}  // namespace comarca
