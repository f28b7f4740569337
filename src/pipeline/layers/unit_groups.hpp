// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comarca/base/level.hpp"
#include "comarca/pipeline/work.hpp"

namespace comarca {

/// Municipalities whose areas and lengths are added into one row of the product.
struct UnitGroup {
  Level level = Level::municipality;  ///< or subregion, department, scheme, total
  std::string code;                   ///< empty for the total
  std::vector<std::uint32_t> members;

  [[nodiscard]] bool holds(std::uint32_t unit) const;
};

/// Every municipality, subregion, department and judged scheme of a run, and all municipalities together.
[[nodiscard]] std::vector<UnitGroup> unit_groups(const Work& work);

}  // namespace comarca
