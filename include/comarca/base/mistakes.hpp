// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "comarca/base/error.hpp"

namespace comarca {

/// Several mistakes of one file as one error, in the order of their lines: the first with its place and kind, the
/// others below it. There must be at least one.
[[nodiscard]] Error joined(std::vector<Error> mistakes);

}  // namespace comarca
