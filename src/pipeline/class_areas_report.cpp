// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/class_areas_report.hpp"

#include <fmt/format.h>

#include "comarca/base/csv.hpp"
#include "comarca/base/units.hpp"

namespace comarca {

std::string class_areas_csv(const std::vector<ClassArea>& areas) {
  std::string out = "unidad,clase,area_ha\n";
  for (const ClassArea& area : areas) {
    out += fmt::format("{},{},{:.6f}\n", csv_cell(area.unit), csv_cell(area.land), to_ha(area.area_m2));
  }
  return out;
}

}  // namespace comarca
