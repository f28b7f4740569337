// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "comarca/base/error.hpp"
#include "comarca/synth/demo_folder.hpp"

namespace comarca::synth {

/// A file being written; every write is checked.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path path);
  void write(std::string_view text);
  /// Throws an io error when not everything reached the file.
  void finish();
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  [[nodiscard]] Error failure(int code) const;
  std::filesystem::path path_;
  std::ofstream stream_;
  std::uint64_t bytes_ = 0;
};

/// A folder that is filled under another name and takes its own when finished; dropped before, it leaves nothing.
class OutputFolder {
 public:
  OutputFolder(std::filesystem::path target, ExistingFolder existing);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  OutputFolder(OutputFolder&&) = delete;
  OutputFolder& operator=(OutputFolder&&) = delete;

  /// Opens a new file, and remembers it; its folder is made.
  [[nodiscard]] OutputFile create(const std::filesystem::path& relative);
  void write(const std::filesystem::path& relative, std::string_view content);
  void finish();
  [[nodiscard]] const std::vector<std::filesystem::path>& files() const noexcept { return files_; }
  [[nodiscard]] std::uint64_t bytes() const;

 private:
  std::filesystem::path target_;
  std::filesystem::path partial_;
  std::vector<std::filesystem::path> files_;
  ExistingFolder existing_;
};

/// The file by which a folder shows that it was made here.
constexpr std::string_view kReadMe = "LEEME.txt";
constexpr std::string_view kReadMeStart = "Territorio ficticio de comarca";

}  // namespace comarca::synth
