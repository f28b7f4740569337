// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "comarca/landuse/accounting.hpp"

namespace comarca {

struct OverlapPair {
  const LandLayer& layer;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t unit = 0;
  double area_m2 = 0;
};

void report_overlap(const OverlapPair& pair, const LandContext& context, Findings& findings);
/// Returns the area of what no feature of the unit covers, found from its geometry.
double report_gap(const LandLayer& layer, const std::vector<std::size_t>& features, std::uint32_t unit,
                  const LandIdentity& identity, const LandContext& context, Findings& findings);
void report_spill(const LandLayer& layer, const std::vector<AreaPiece>& pieces, double area_m2,
                  const LandContext& context, Findings& findings);
void report_outside(const LandLayer& layer, double area_m2, Findings& findings);
void report_unknown_values(const LandLayer& layer, const AreaOverlay& overlay, Findings& findings);

}  // namespace comarca
