// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace comarca {

struct Outcome {
  int exit_code = -1;  ///< 128 + n when a signal ended it
  std::string out;
  std::string err;
};

/// Runs the built program with these arguments and waits for it.
[[nodiscard]] Outcome run_program(const std::vector<std::string>& arguments);

/// Starts the program, kills it after so many microseconds, and waits.
void kill_program_after(const std::vector<std::string>& arguments, unsigned microseconds);

/// Runs the program where no file may grow past so many bytes, as on a full disk.
[[nodiscard]] Outcome run_program_with_file_limit(const std::vector<std::string>& arguments, unsigned long bytes);

[[nodiscard]] std::string file_content(const std::filesystem::path& path);

}  // namespace comarca
