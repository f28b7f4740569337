// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/mistakes.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace comarca {

Error joined(std::vector<Error> mistakes) {
  std::ranges::stable_sort(mistakes, {}, [](const Error& mistake) { return mistake.where().line.value_or(0); });
  const Error& first = mistakes.front();
  std::string below = first.remedy();
  for (std::size_t i = 1; i < mistakes.size(); ++i) {
    below += fmt::format("{}{}", below.empty() ? "" : "\n", mistakes[i].what());
  }
  return {first.kind(), first.message(), first.where(), std::move(below)};
}

}  // namespace comarca
