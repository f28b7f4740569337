// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/findings.hpp"
#include "comarca/catalog/code_history.hpp"
#include "comarca/pipeline/tables.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// What the history of codes knows about the units that only the table or only the boundaries have, one finding each,
/// and one finding for all units that the two call by different names. The table counts within the departments of the
/// territory.
void report_vintages(const ProjectTable& table, const Territory& territory, const CodeHistory& history,
                     Findings& findings);

}  // namespace comarca
