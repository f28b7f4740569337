// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/raw_table.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/catalog/typed_table.hpp"

namespace comarca {

/// Whether the ending says that the file is a table comarca reads: .csv, .txt, .tsv, .xlsx.
[[nodiscard]] bool is_table_file(const std::filesystem::path& path);

/// Every sheet of a workbook, or the one table of a text file, as text. Throws an io error for what is not a local
/// file, a data error for archive bombs, oversized files and what is no table.
[[nodiscard]] std::vector<RawTable> read_raw_tables(const std::filesystem::path& path, const SourceDefinition& source,
                                                    Findings& findings);

/// Reads a table the way its source says: the declared sheet, or the first that has the required columns.
[[nodiscard]] TypedTable read_table(const std::filesystem::path& path, const SourceDefinition& source,
                                    Findings& findings);

/// The same of sheets that were read already; null when the source says that their text is to be read otherwise.
[[nodiscard]] std::optional<TypedTable> type_sheets(const std::vector<RawTable>& sheets, const SourceDefinition& source,
                                                    Findings& findings);

/// The same without a source: columns named by the header, no codes.
[[nodiscard]] RawTable read_only_sheet(const std::filesystem::path& path, const std::string& sheet, Findings& findings);

}  // namespace comarca
