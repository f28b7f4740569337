// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace comarca {

/// Bytes of a text file as UTF-8, and what they were.
struct DecodedText {
  std::string utf8;
  std::string encoding;
};

/// Follows the byte order mark, then the declared encoding, then the bytes: UTF-8 when they are valid, else
/// windows-1252. What is UTF-8 already is taken as it is. Throws a data error for an encoding that is not known or
/// bytes that are compressed or binary.
[[nodiscard]] DecodedText decode_text(std::string text, const std::string& declared, const std::string& file);

}  // namespace comarca
