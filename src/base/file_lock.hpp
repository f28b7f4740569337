// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace comarca {

/// A lock that the kernel drops with the process that holds it, however that ends. It is a file that exists while it is
/// held; one that a killed process left is taken over. Dropped, it removes the file.
class FileLock {
 public:
  enum class Wait { until_free, never };

  /// Nothing when another process holds it and there is no waiting, or when the file cannot be made.
  [[nodiscard]] static std::optional<FileLock> take(const std::filesystem::path& file, Wait wait);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

  /// What the file says to those who find it; false when that cannot be written.
  [[nodiscard]] bool note(std::string_view text) const;

 private:
  FileLock(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}

  std::filesystem::path file_;
  int descriptor_;
};

}  // namespace comarca
