// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <duckdb.h>

#include "statistics/engine_table.hpp"

namespace comarca {

/// Lets SQL read `name()` as that table. It lives as long as the connection.
void register_table(duckdb_connection connection, const std::string& name, EngineTable table);

}  // namespace comarca
