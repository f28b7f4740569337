// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace comarca {

/// The version of the program, as its package and its products say it.
inline constexpr const char* kVersion = "0.2.0";

}  // namespace comarca
