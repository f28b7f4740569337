// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table cell: a number is finite, and the format that its evidence names can read it.
#include "comarca/base/numbers.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  for (const comarca::NumberFormat format : {comarca::NumberFormat{'.', '\0'}, comarca::NumberFormat{'.', ','},
                                             comarca::NumberFormat{',', '.'}, comarca::NumberFormat{',', '\0'}}) {
    const auto number = comarca::parse_number(text, format);
    if (number.reading == comarca::NumberReading::number && !std::isfinite(number.value)) {
      std::abort();
    }
  }
  comarca::FormatEvidence evidence;
  evidence.add(text);
  (void)evidence.format();
  return 0;
}
