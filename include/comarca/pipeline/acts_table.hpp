// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/findings.hpp"
#include "comarca/catalog/scheme_registry.hpp"

namespace comarca {

/// Adds the acts and votes of a table to the schemes they name. Columns are known by their Spanish headers, however
/// written: esquema, acto, unidad, emisor, número, fecha, referencia, archivo; of votes also censo, sí, no, votantes.
/// A row that cannot be placed and a date that cannot be read are findings with file and row; an act without a readable
/// date is kept, undated. Throws an io error for a file that cannot be read.
void add_acts_of_table(std::vector<SchemeProposal>& schemes, const std::filesystem::path& file, Findings& findings);

/// A day as people write it: 2024-05-03, 3/5/2024, 03-05-2024, "3 de mayo de 2024". Day before month, never the
/// reverse.
[[nodiscard]] std::optional<Date> read_day(std::string_view text);

}  // namespace comarca
