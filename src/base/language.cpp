// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/language.hpp"

#include <fmt/format.h>

#include "comarca/base/error.hpp"

// ADR 0012: texts for people stand in both languages where they are made.
namespace comarca {

Language language_from_code(std::string_view code) {
  if (code == "es") {
    return Language::spanish;
  }
  if (code == "en") {
    return Language::english;
  }
  throw usage_error(fmt::format("unknown language '{}'", code), {}, "Use 'es' or 'en'.");
}

std::string_view language_code(Language language) noexcept {
  return in(language, "es", "en");
}

}  // namespace comarca
