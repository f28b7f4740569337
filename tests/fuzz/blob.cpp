// SPDX-License-Identifier: Apache-2.0
// Any bytes as a geometry of a GeoPackage: its header, envelope and WKB read, or refused with an Error.
#include "gis/geopackage_blob.hpp"

#include <cstdint>
#include <string>

#include "comarca/base/error.hpp"
#include "comarca/geometry/wkb.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto wkb = comarca::gis::wkb_in_blob(bytes);
  if (!wkb) {
    return 0;
  }
  comarca::Polygons polygons;
  try {
    comarca::append_wkb(polygons, *wkb);
  } catch (const comarca::Error&) {
    return 0;
  }
  return 0;
}
