// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace comarca {

/// A text as a TOML document writes it, with its quotes.
[[nodiscard]] std::string toml_text(std::string_view text);

}  // namespace comarca
