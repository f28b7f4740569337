// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "comarca/base/findings.hpp"
#include "comarca/base/raw_table.hpp"

namespace comarca {

/// What is known of a delimited text file; the rest is detected.
struct DelimitedOptions {
  std::string encoding;   ///< "UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"; empty: detected
  char separator = '\0';  ///< '\0': detected among , ; | and tab
  std::uint64_t largest_file = std::uint64_t{1} << 30;
};

/// Reads CSV and TXT: quoted cells, doubled quotes, LF, CRLF or CR line ends, a byte order mark. A quote that is never
/// closed, a last row cut short, rows of another width and bytes that are no text become findings.
/// Throws an io error for what cannot be read, a data error for a compressed, binary or oversized file.
[[nodiscard]] RawTable read_delimited(const std::filesystem::path& path, const DelimitedOptions& options,
                                      Findings& findings);

/// The same from bytes in memory; `name` stands for the file.
[[nodiscard]] RawTable read_delimited_text(std::string_view bytes, const std::string& name,
                                           const DelimitedOptions& options, Findings& findings);

/// The separator that parts the most rows alike, or '\0' when none occurs.
[[nodiscard]] char detect_separator(std::string_view utf8);

}  // namespace comarca
