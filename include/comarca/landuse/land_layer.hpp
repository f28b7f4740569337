// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/catalog/land_classes.hpp"
#include "comarca/geometry/polygons.hpp"
#include "comarca/landuse/area_overlay.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {

/// A polygon of a land-use plan: what it says, and what that means nationally.
struct LandFeature {
  std::string value;                     ///< as the plan has it
  LandMeaning meaning;                   ///< empty: not known, never guessed
  std::uint32_t plan = kOutside;         ///< unit whose plan it is; kOutside when the layer does not say
  std::string layer;                     ///< file or layer it came from
  bool over = false;                     ///< drawn over the classes: never part of what divides a unit
  LandRole role = LandRole::land_class;  ///< what its layer holds

  /// True for what divides a unit, a value without a class included.
  [[nodiscard]] bool divides() const noexcept { return !over && (!meaning.base.empty() || !meaning.known()); }
  /// The category; the plan's own word where that is not known.
  [[nodiscard]] const std::string& category_or_value() const noexcept {
    return meaning.category.empty() ? value : meaning.category;
  }
};

/// Features with their polygons, in the working CRS.
struct LandLayer {
  std::vector<LandFeature> features;
  Polygons polygons;

  void append(const LandLayer& other);
};

/// What the checks of land-use plans go by.
struct LandContext {
  const Polygons& units;
  std::span<const std::string> codes;  ///< of the units
  const ArealScale& scale;
  const LandClasses& classes;
  double least_m2 = 1000;  ///< smaller gaps, overlaps and spills are left alone
};

/// Every feature cut along the units it lies in, `plan` being the unit: what the harmonised layer is made of. Parts
/// that spill from a plan into another unit are left out.
[[nodiscard]] LandLayer split_by_unit(const LandLayer& layer, const AreaOverlay& overlay, const LandContext& context);

/// Features over the classes that overlap others of their category lose what an earlier one has already, so that no
/// area counts twice; each overlap is a finding.
void cut_overlaps(LandLayer& layer, const LandContext& context, Findings& findings);

/// Features that divide a unit and overlap lose what an earlier one has, so that an account of the unit adds up. The
/// overlaps are findings of account_land().
void cut_divisions(LandLayer& layer, const ArealScale& scale);

}  // namespace comarca
