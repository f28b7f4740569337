// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/keys/key_description.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca {

bool KeyRange::contains(double value) const noexcept {
  const bool above = at_least == Least::excluded ? value > least : value >= least;
  return std::isfinite(value) && above && value <= most;
}

Text KeyRange::words() const {
  const bool excluded = at_least == Least::excluded;
  if (std::isinf(most) && std::isinf(least)) {
    return {"un número", "a number"};
  }
  if (std::isinf(most) && least == 0) {
    return excluded ? Text{"más de cero", "more than zero"} : Text{"cero o más", "zero or more"};
  }
  if (std::isinf(most)) {
    return {fmt::format("{} o más", least), fmt::format("{} or more", least)};
  }
  return {fmt::format("{}{} a {}", excluded ? "más de " : "", least, most),
          fmt::format("{}{} to {}", excluded ? "more than " : "", least, most)};
}

const KeyDescription& described(const std::vector<KeyDescription>& keys, std::string_view name) {
  const auto found = std::ranges::find(keys, name, &KeyDescription::name);
  if (found == keys.end()) {
    throw std::out_of_range(fmt::format("there is no key '{}'", name));
  }
  return *found;
}

Text limits_of(const KeyDescription& key) {
  if (!key.words.empty()) {
    const std::string words = join(key.words, ", ");
    return {words, words};
  }
  if (!key.endings.empty()) {
    const std::string endings = join(key.endings, ", ");
    return {endings, endings};
  }
  if (!key.range) {
    return {};
  }
  const Text words = key.range->words();
  const std::string unit = key.unit.empty() ? std::string() : " " + key.unit;
  return {words.es + unit, words.en + unit};
}

}  // namespace comarca
