// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/sql_text.hpp"

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

std::string quoted(std::string_view text, char quote) {
  std::string result(1, quote);
  result.reserve(text.size() + 2);
  for (const char letter : text) {
    result.append(letter == quote ? 2 : 1, letter);
  }
  result += quote;
  return result;
}

bool holds_nul(std::string_view text) noexcept {
  return text.find('\0') != std::string_view::npos;
}

}  // namespace

std::string sql_identifier(std::string_view name) {
  if (name.empty() || holds_nul(name)) {
    throw usage_error(fmt::format("'{}' can be no name of a table or column", name.substr(0, name.find('\0'))), {},
                      "Give it a name without NUL bytes.");
  }
  return quoted(name, '"');
}

std::string sql_text(std::string_view text) {
  if (holds_nul(text)) {
    throw data_error(fmt::format("the text that begins with '{}' holds a NUL byte", text.substr(0, text.find('\0'))),
                     {}, "Take the byte out of the source.");
  }
  return quoted(text, '\'');
}

}  // namespace comarca
