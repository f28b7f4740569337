// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace comarca {

/// The running program's own file. Throws an io error where /proc is not mounted.
[[nodiscard]] std::filesystem::path executable_path();

/// The folder that holds `layers/` and `styles/`. `chosen` (what the user asked for) wins when it is not empty;
/// otherwise `share/comarca` beside the folder of `executable`, where an installation puts it; otherwise the source
/// tree the program was built in. Throws a usage error when a chosen folder lacks `layers/`, an io error when none is
/// found.
[[nodiscard]] std::filesystem::path data_directory(const std::filesystem::path& chosen,
                                                   const std::filesystem::path& executable = executable_path());

}  // namespace comarca
