// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"

namespace comarca {

/// A polygon layer and the column that groups its features.
struct GroupedLayer {
  std::filesystem::path file;
  std::string column;
};

struct ClassArea {
  std::string unit;
  std::string land;
  double area_m2 = 0;
};

/// Area by value of `layer` and value of `units`, sorted by unit, then value. Each layer is brought to `crs` and
/// repaired where it is invalid, with a finding.
[[nodiscard]] std::vector<ClassArea> class_areas(const GroupedLayer& layer, const GroupedLayer& units,
                                                 const std::string& crs, Findings& findings);

}  // namespace comarca
