// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "comarca/catalog/document.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/catalog/table_feed.hpp"

namespace comarca {

/// What a [[table]] of the project says of its own columns: which index it feeds, and how to read it where no known
/// source describes it.
struct TableMapping {
  TableFeed feed;
  std::string code;                        ///< column of the codes; empty: by its usual names
  std::string period;                      ///< a year, or the column that has it
  Level level = Level::municipality;       ///< "departamento": its values are lent to the municipalities without one
  Where where;                             ///< of the table in the project file
  std::map<std::string, double> national;  ///< input -> the national value that its weighted mean must have
};

/// The source with a column for each that the mapping names, whose feed then calls them as the source does.
[[nodiscard]] SourceDefinition with_columns_of(SourceDefinition source, TableMapping& mapping);

/// A source for a table that none describes.
[[nodiscard]] SourceDefinition own_source(const std::string& name, const TableMapping& mapping);

}  // namespace comarca
