// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "comarca/base/language.hpp"

namespace comarca {

/// What an input was used for.
enum class InputRole : std::uint8_t { boundaries, table, land, definition };

inline constexpr std::array kInputRoles = {InputRole::boundaries, InputRole::table, InputRole::land,
                                           InputRole::definition};

/// As the product says it, in its language: "límites", "table".
[[nodiscard]] const Text& input_role_name(InputRole role) noexcept;
/// By its name in either language.
[[nodiscard]] std::optional<InputRole> input_role_from_name(std::string_view name) noexcept;

/// One input of a run, as the product cites it.
struct InputRecord {
  InputRole role = InputRole::table;
  std::string file;  ///< name, without its folder
  std::string sha256;
  std::uintmax_t bytes = 0;
  std::string source;
  std::string title;
  std::string publisher;
  std::string vintage;
  std::string licence;
  std::string citation;
};

/// Cites a file by what the project says of it: whoever publishes the layout did not publish this file.
inline void cite_instead(InputRecord& record, const std::string& citation) {
  if (!citation.empty()) {
    record.citation = citation;
    record.publisher.clear();
    record.licence.clear();
  }
}

}  // namespace comarca
