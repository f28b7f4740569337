// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

namespace comarca {

static_assert(std::endian::native == std::endian::little, "WKB is read and written as the machine's own bytes");

enum WkbCode : std::uint32_t {
  kPoint = 1,
  kLine = 2,
  kPolygon = 3,
  kMultiPoint = 4,
  kMultiLine = 5,
  kMultiPolygon = 6,
  kCollection = 7
};

}  // namespace comarca
