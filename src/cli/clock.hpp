// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/date.hpp"

namespace comarca::cli {

/// The day by the local clock. Only the command line reads the clock.
[[nodiscard]] Date today();

}  // namespace comarca::cli
