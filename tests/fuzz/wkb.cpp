// SPDX-License-Identifier: Apache-2.0
// Any bytes as a geometry: read whole, or refused with an Error that leaves the polygons as they were.
#include "comarca/geometry/wkb.hpp"

#include "comarca/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  comarca::Polygons polygons;
  try {
    comarca::append_wkb(polygons, bytes);
    comarca::Polygons again;
    comarca::append_wkb(again, comarca::multipolygon_wkb(polygons, 0));
  } catch (const comarca::Error&) {
    return 0;
  }
  return 0;
}
