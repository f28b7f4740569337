// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// A layer's polygons in degrees and in the working CRS.
struct PlacedPolygons {
  Polygons lonlat;
  Polygons projected;
};

/// What is known of a layer's coordinates before looking at them.
struct CrsClaim {
  std::string declared;  ///< by the project file or the source definition; "" when neither says
  std::string carried;   ///< by the file itself; "" when it says nothing
  std::string file;      ///< for messages
  std::string layer;
  std::vector<std::string> units = {};  ///< what to call each, for messages; empty: by its number
};

/// Places polygons: decides the CRS (declared, else carried, else degrees when the numbers can only be degrees),
/// refuses coordinates that contradict it or lie outside the country, and says every assumption as a finding.
[[nodiscard]] PlacedPolygons place(Polygons polygons, const CrsClaim& claim, const std::string& working_crs,
                                   Findings& findings);

}  // namespace comarca
