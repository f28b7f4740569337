// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "territory/coverage_findings.hpp"

namespace comarca {

/// Closes the gaps and overlaps up to a width that need no choice by people, and reports each.
void close_narrow_faces(Coverage& coverage, CoverageReporter& reporter, double width_m, std::size_t threads);

/// Reports gaps and overlaps. Slivers along borders digitised apart are left to the findings of those when there are
/// too many to read.
void report_faces(const Coverage& coverage, CoverageReporter& reporter, std::size_t threads);

/// Units that are the same polygon as an earlier one.
[[nodiscard]] std::vector<Duplicate> find_duplicates(const Outline& outline);

/// The polygons, with some units left empty.
[[nodiscard]] Polygons without_units(const Polygons& polygons, std::span<const Duplicate> units);

}  // namespace comarca
