// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/product/input_record.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

struct Project;

/// Gives each record its subregion, from the list or the table of the project; records that have one from a column of
/// the boundaries keep it. Gives back the table read for it, if any. Municipalities left without one, members that do
/// not exist, and names that span departments are findings; a municipality in two lists is an error.
[[nodiscard]] std::vector<InputRecord> assign_subregions(const Project& project, const SourceCatalog& catalog,
                                                         std::vector<MunicipalityRecord>& records, Findings& findings);

/// Subregions whose members do not hang together through shared borders, as findings.
void check_subregion_contiguity(const Territory& territory, const BorderGraph& graph, Findings& findings);

}  // namespace comarca
