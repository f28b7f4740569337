// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "comarca/base/language.hpp"

namespace comarca {

class Catalog;

/// Words of a product as people read them.
using Words = std::map<std::string, std::string>;

/// What a word stands for, or the word itself.
[[nodiscard]] inline std::string said(const Words& words, const std::string& word) {
  const auto found = words.find(word);
  return found == words.end() ? word : found->second;
}

/// Names of figures, units of measure and status of the definitions under `data`, from either language.
[[nodiscard]] Words words_of_indicators(const Catalog& catalog, Language language);

/// Titles of the codes that tables of the product hold: verdicts, classes of land, severities.
[[nodiscard]] Words words_of_codes(const Catalog& catalog, Language language);

}  // namespace comarca
