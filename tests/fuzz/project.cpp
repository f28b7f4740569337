// SPDX-License-Identifier: Apache-2.0
// Any text as a project file: read whole, or refused with an Error that says where.
#include "comarca/project/project.hpp"

#include <cstdint>
#include <string>

#include "comarca/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    (void)comarca::read_project_text(std::string(data, data + size), "/");
  } catch (const comarca::Error&) {
    return 0;
  }
  return 0;
}
