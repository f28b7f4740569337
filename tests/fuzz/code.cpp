// SPDX-License-Identifier: Apache-2.0
// Any bytes as a code, whole and split in two: what is read is digits of the right number, or nothing.
#include "comarca/base/codes.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void check(const comarca::ParsedCode& parsed, const comarca::CodeShape& shape) {
  const std::string& text = parsed.code.text();
  if (parsed.is_unit() && (text.size() != shape.digits || text.find_first_not_of("0123456789") != std::string::npos)) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const std::size_t middle = text.find('+');
  for (const comarca::CodeShape shape :
       {comarca::CodeShape{5, 2}, comarca::CodeShape{2, 2}, comarca::CodeShape{3, 0}}) {
    check(comarca::parse_code(text, shape), shape);
    if (middle != std::string::npos) {
      check(comarca::parse_split_code(text.substr(0, middle), text.substr(middle + 1), shape), shape);
    }
  }
  return 0;
}
