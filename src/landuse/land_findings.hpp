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

/// What the plans say of one unit: the features of a layer that divide it.
struct UnitLand {
  const LandLayer& layer;
  const std::vector<std::size_t>& features;
  std::uint32_t unit = 0;
  const LandIdentity& identity;
};
/// Returns the area of what no feature of the unit covers, found from its geometry.
double report_gap(const UnitLand& of, const LandContext& context, Findings& findings);

/// What of one plan lies in one other unit.
struct Spill {
  const LandLayer& layer;
  const std::vector<AreaPiece>& pieces;
  double area_m2 = 0;
};
void report_spill(const Spill& spill, const LandContext& context, Findings& findings);

void report_outside(const LandLayer& layer, double area_m2, Findings& findings);
void report_unknown_values(const LandLayer& layer, const AreaOverlay& overlay, Findings& findings);

}  // namespace comarca
