// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include <duckdb.h>

#include "statistics/household_sums.hpp"

namespace comarca {

/// Lets SQL call `name(columns...)` over groups of households, all columns BIGINT: its sums as text, a comma between
/// two. It lives as long as the connection.
void register_sums(duckdb_connection connection, const std::string& name, std::shared_ptr<HouseholdSums> sums);

}  // namespace comarca
