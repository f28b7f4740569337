// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/xml.hpp"

namespace comarca {

/// The grid of a map of a layout, in the CRS of the project: lines every 40 to 80 mm of the page at any scale, with
/// their coordinates inside the frame.
void write_map_grid(XmlWriter& xml, const std::string& id);

/// On a locator map, where the frame of another map lies.
void write_map_overview(XmlWriter& xml, const std::string& id, const std::string& framed_map);

}  // namespace comarca
