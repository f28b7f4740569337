// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace comarca::synth {

/// Spanish text in capitals.
[[nodiscard]] std::string upper_case(std::string_view utf8);
/// UTF-8 as ISO 8859-1; '?' for what that has no letter for.
[[nodiscard]] std::string to_latin1(std::string_view utf8);

}  // namespace comarca::synth
