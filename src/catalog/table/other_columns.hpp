// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "comarca/base/raw_table.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/catalog/typed_table.hpp"

namespace comarca::catalog {

/// The columns of the file that the source does not declare: values where every cell is a number or missing, else
/// attributes. Their names are their headers in lower case.
[[nodiscard]] std::vector<TypedColumn> other_columns(const RawTable& raw, const std::vector<std::size_t>& rows,
                                                     const Header& header,
                                                     const std::vector<std::optional<std::size_t>>& declared,
                                                     const SourceDefinition& source);

}  // namespace comarca::catalog
