// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/product/input_record.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

struct Project;

/// The municipalities of the boundary file, placed and measured, and how the files read for them are to be cited.
struct BoundaryInput {
  Territory territory;
  std::vector<InputRecord> inputs;  ///< the boundary file first
};

/// Reads [boundaries] and [subregions]: polygons in the working CRS, repaired where they were invalid, records in the
/// roles the source or the project gives their columns.
[[nodiscard]] BoundaryInput read_boundaries(const Project& project, const SourceCatalog& catalog, Findings& findings);

}  // namespace comarca
