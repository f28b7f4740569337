// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/synth/demo_territory.hpp"

namespace comarca {
namespace {

struct DirtWord {
  std::string_view word;
  Dirt dirt;
};

constexpr std::array<DirtWord, 4> kDirtWords = {{{"slivers", Dirt::slivers},
                                                 {"overlaps", Dirt::overlaps},
                                                 {"extra-vertices", Dirt::extra_vertices},
                                                 {"simplified-alone", Dirt::simplified_alone}}};

}  // namespace

Dirt dirt_from_list(std::string_view list) {
  Dirt dirt = Dirt::none;
  if (trim(list).empty()) {
    return dirt;
  }
  for (const auto& part : split(list, ',')) {
    const std::string word(trim(part));
    const auto* known = std::ranges::find(kDirtWords, word, &DirtWord::word);
    if (known == kDirtWords.end()) {
      std::vector<std::string> words;
      words.reserve(kDirtWords.size());
      for (const auto& candidate : kDirtWords) {
        words.emplace_back(candidate.word);
      }
      throw usage_error(fmt::format("unknown dirt '{}'", word), {}, suggestion(word, words));
    }
    dirt = dirt | known->dirt;
  }
  return dirt;
}

}  // namespace comarca
