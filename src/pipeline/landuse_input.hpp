// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/landuse/land_layer.hpp"
#include "comarca/product/input_record.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

struct Project;

/// The municipality of a code that the project gives; throws a usage error when there is none.
[[nodiscard]] std::uint32_t need_municipality(const Territory& territory, const std::string& code, const Where& where);

/// Layers of plans by role, and the files they were read from, each once.
struct LandSources {
  std::map<LandRole, LandLayer> by_role;
  std::vector<InputRecord> inputs;
};

/// Every [[landuse.layer]] in the working CRS, repaired where it was invalid.
[[nodiscard]] LandSources read_land_layers(const Project& project, const LandDefinitions& definitions,
                                           const Territory& territory, Findings& findings);

/// Compares every [[landuse.plan]] with the type its population asks for, and its age with the term of review.
void check_plans(const Project& project, const PlanRules& rules, const Territory& territory, Findings& findings);

}  // namespace comarca
