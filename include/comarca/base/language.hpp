// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace comarca {

/// Language of everything made for people: findings, aliases, maps, reports. Errors and help are English.
enum class Language { spanish, english };

/// "es" or "en"; throws a usage error for anything else.
[[nodiscard]] Language language_from_code(std::string_view code);
[[nodiscard]] std::string_view language_code(Language language) noexcept;

/// One of two literals.
[[nodiscard]] constexpr const char* in(Language language, const char* spanish, const char* english) noexcept {
  return language == Language::spanish ? spanish : english;
}

/// A text in the two languages of the product.
struct Text {
  std::string es;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const noexcept {
    return language == Language::spanish ? es : en;
  }
  bool operator==(const Text&) const = default;
};

}  // namespace comarca
