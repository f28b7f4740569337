// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "synth/landuse/plan.hpp"
#include "synth/output_folder.hpp"

namespace comarca::synth {

/// What the plans hold: areas by class and category, classes under each hazard, classes on both sides of each border.
class PlanTruth {
 public:
  explicit PlanTruth(const Blueprint& blueprint);
  void add(std::uint32_t unit, const LandPlan& plan);
  /// Writes the three files; borders only among the first `units`.
  void write(const LandPlanner& planner, std::uint32_t units, OutputFolder& folder) const;

 private:
  const Blueprint& blueprint_;
  std::string areas_;
  std::string hazards_;
};

}  // namespace comarca::synth
