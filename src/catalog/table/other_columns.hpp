// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "catalog/table/matched_table.hpp"
#include "comarca/base/findings.hpp"
#include "comarca/catalog/typed_table.hpp"

namespace comarca::catalog {

/// The columns of the file that the source does not declare: values where most cells that are filled are numbers and
/// none is a code, else attributes; a column of both kinds that is read as text is told of. Their names are their
/// headers in lower case.
[[nodiscard]] std::vector<TypedColumn> other_columns(const MatchedTable& table, const std::vector<std::size_t>& rows,
                                                     Findings& findings);

}  // namespace comarca::catalog
