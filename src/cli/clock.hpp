// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace comarca::cli {

/// The day by the local clock, as 2024-11-24. Only the command line reads the clock.
[[nodiscard]] std::string today();

}  // namespace comarca::cli
