// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/catalog/source.hpp"
#include "comarca/project/table_section.hpp"

namespace comarca {

/// The definition that reads a table whose columns the project names itself: the source it names, else the preset for
/// any file, with those columns in place of its own. Throws with the place in the project when a column is not there.
[[nodiscard]] SourceDefinition source_with_columns(const TableSection& section, const SourceCatalog& catalog);

}  // namespace comarca
