// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/counted.hpp"

#include <fmt/format.h>

namespace comarca {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace comarca
