// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comarca/pipeline/work.hpp"

namespace comarca {

/// Municipalities whose areas and lengths are added into one row of the product.
struct UnitGroup {
  std::string level;  ///< municipio, subregion, departamento, esquema, total
  std::string code;   ///< empty for the total
  std::vector<std::uint32_t> members;

  [[nodiscard]] bool holds(std::uint32_t unit) const;
};

/// Every municipality, subregion, department and judged scheme of a run, and all municipalities together.
[[nodiscard]] std::vector<UnitGroup> unit_groups(const Work& work);

}  // namespace comarca
