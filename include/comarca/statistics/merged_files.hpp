// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// The sum of files of statistics made apart. Throws a usage error on what would count twice: `output`, the file that
/// the sum will be written to (empty: none), or one file under two names.
[[nodiscard]] Statistics merged_files(std::span<const std::string> files, const std::filesystem::path& output);

}  // namespace comarca
