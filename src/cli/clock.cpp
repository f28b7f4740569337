// SPDX-License-Identifier: Apache-2.0
#include "cli/clock.hpp"

#include <array>
#include <ctime>

namespace comarca::cli {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::array<char, 16> text{};
  // fmt's own formatting of times costs every file that includes it seconds to compile.
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d", &local);
  return {text.data(), length};
}

}  // namespace comarca::cli
