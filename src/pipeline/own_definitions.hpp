// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/product/input_record.hpp"

namespace comarca {

class Catalog;

/// Reads whatever the user defines, so that a mistake in it stops the run before anything is computed, and tells which
/// installed definitions it took the place of.
void check_own_definitions(const Catalog& catalog, Findings& findings);

/// The files of definitions that the user wrote, as inputs of the run: what its figures follow from must be told like
/// the data they come from.
[[nodiscard]] std::vector<InputRecord> own_definition_records(const Catalog& catalog);

}  // namespace comarca
