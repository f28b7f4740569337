// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/landuse/land_layer.hpp"

namespace comarca {

/// Area of one class or category in one unit.
struct LandArea {
  std::uint32_t unit = 0;
  std::string land;  ///< id of a LandClass; empty for values without a class
  double area_m2 = 0;
};

/// How the base classes fill a unit: base - overlap + unknown + gap = unit.
struct LandIdentity {
  double unit_m2 = 0;
  double base_m2 = 0;     ///< sum of the base classes
  double unknown_m2 = 0;  ///< under values without a class
  double overlap_m2 = 0;  ///< counted more than once
  double gap_m2 = 0;      ///< under no feature

  /// Only units with a plan are judged.
  [[nodiscard]] bool has_plan() const noexcept { return base_m2 > 0 || unknown_m2 > 0; }
};

struct LandAccount {
  std::vector<LandArea> areas;           ///< sorted by unit, then by order of the classes
  std::vector<LandIdentity> identities;  ///< by unit
  AreaOverlay overlay;

  [[nodiscard]] double area_m2(std::uint32_t unit, const std::string& land) const noexcept;
};

/// Areas by class and unit. Base classes are checked to divide each unit; categories inside a class or over any are
/// told apart and never added to them. Gaps, overlaps, spills into a neighbour, land outside every unit and values
/// without a class become findings with their geometry.
[[nodiscard]] LandAccount account_land(const LandLayer& layer, const LandContext& context, Findings& findings);

/// Finds what of `inner` (an urban perimeter) lies outside `outer` (its services perimeter), as findings.
void check_inside(const LandLayer& inner, const LandLayer& outer, const LandContext& context, Findings& findings);

/// Area of each class of land under each category of another layer (levels of hazard), in the units of a split layer.
struct Exposure {
  std::uint32_t unit = 0;
  std::string land;  ///< empty: all land of the unit, with a class or without
  std::string under;
  double area_m2 = 0;
};
/// `land` must be split by unit. Features of `other` in the same category that overlap each other are united first, so
/// that nothing counts twice. A feature of a plan says nothing of other units.
[[nodiscard]] std::vector<Exposure> exposure(const LandLayer& land, const LandLayer& other, const LandContext& context);

}  // namespace comarca
