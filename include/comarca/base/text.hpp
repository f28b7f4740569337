// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

/// Text without leading and trailing white space (ASCII blanks, no-break space, byte order mark).
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

/// Bytes in ISO 8859-1 (windows-1252 for 0x80–0x9F) as UTF-8.
[[nodiscard]] std::string latin1_to_utf8(std::string_view bytes);

/// Lower case, without accents, runs of anything but letters and digits folded to one blank: for comparing names.
[[nodiscard]] std::string folded(std::string_view utf8);

/// The candidate nearest to a misspelt name, when one is near enough to be worth suggesting.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view name,
                                                      const std::vector<std::string>& candidates);

/// "Did you mean 'x'?"; when none is near, "Known: a, b, c.", or the nearest few of many.
[[nodiscard]] std::string suggestion(std::string_view name, const std::vector<std::string>& candidates);

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace comarca
