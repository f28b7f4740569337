// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/catalog/typed_table.hpp"
#include "comarca/product/input_record.hpp"
#include "comarca/project/table_section.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

struct Project;

/// A table of the project, read the way its source says.
struct ProjectTable {
  std::string name;
  SourceDefinition source;
  TypedTable table;
  InputRecord record;
  std::optional<TableMapping> mapping = {};  ///< what the project says of its columns
};

/// Reads a table by the columns or the source named, or by the source that fits its header best (a finding says which).
/// Throws a data error when none fits.
[[nodiscard]] ProjectTable read_project_table(const TableSection& section, const SourceCatalog& catalog,
                                              Language language, Findings& findings);

/// The same by a source that need not be of the catalogue.
[[nodiscard]] ProjectTable read_project_table(const std::filesystem::path& file, SourceDefinition source,
                                              Language language, Findings& findings);

/// Reads every [[table]] of a project and reports codes that the boundaries have and the table lacks, or the reverse.
[[nodiscard]] std::vector<ProjectTable> read_project_tables(const Project& project, const SourceCatalog& catalog,
                                                            const Territory& territory, Findings& findings);

}  // namespace comarca
