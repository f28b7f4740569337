// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/catalog/scheme_definition.hpp"

namespace comarca {

/// The predicate a rule's table names, with its parameters.
[[nodiscard]] Predicate read_predicate(const Table& table);

}  // namespace comarca
