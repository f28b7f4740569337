// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace comarca {

/// A file that appears whole or not at all. Bytes go to a nameless file in the same folder (where the file system knows
/// them, else to a hidden temporary one); commit() flushes it to disk and puts it in the place of an earlier file in
/// one step. Dropped before commit(), it leaves nothing behind, and an earlier file stays as it was. A link is
/// followed; a device or a pipe is written into and never replaced.
class AtomicFile {
 public:
  /// Throws an io error when the folder does not exist or cannot be written.
  explicit AtomicFile(std::filesystem::path path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  /// Throws an io error on a full disk or any other failure.
  void write(std::string_view bytes);
  void commit();

 private:
  void close() noexcept;
  [[noreturn]] void fail(std::string_view doing) const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;  ///< empty while the file has no name
  int descriptor_ = -1;
  bool is_stream_ = false;
};

/// The folder that a path lies in: "." for a bare name.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& path);

/// A device, a pipe or a socket: something to write into, that no file may take the place of.
[[nodiscard]] bool is_stream(const std::filesystem::path& path);

/// What is written when `path` is: what a link points to, be it there or not.
[[nodiscard]] std::filesystem::path behind_links(std::filesystem::path path);

/// The name, in the same folder, under which this process prepares what is to become `path`.
[[nodiscard]] std::filesystem::path temporary_name(const std::filesystem::path& path);

/// Removes what processes that are no more left under such names.
void remove_dead_temporaries(const std::filesystem::path& path);

/// Makes changes of names in a folder last.
void flush_folder(const std::filesystem::path& folder) noexcept;

/// Makes the folder a file is to lie in. Where it cannot be made, writing the file says so.
void make_folder_of(const std::filesystem::path& file) noexcept;

/// Writes a whole file in one call.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace comarca
