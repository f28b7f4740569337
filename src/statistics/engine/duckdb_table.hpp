// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include <duckdb.h>

#include "statistics/engine/duckdb_guard.hpp"

namespace comarca {

struct CalledTable {
  BlockTable table;
  std::shared_ptr<UnfitNote> note;
};

/// Lets SQL read `name()` as that table. It lives as long as the connection.
void register_table(duckdb_connection connection, const std::string& name, CalledTable table);

}  // namespace comarca
