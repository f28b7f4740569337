// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include <duckdb.h>

#include "statistics/engine/duckdb_guard.hpp"

namespace comarca {

struct CalledSums {
  std::shared_ptr<GroupSums> sums;
  std::shared_ptr<UnfitNote> note;
};

/// Lets SQL call `name(columns...)` over groups of households, all columns BIGINT: its sums as text, a comma between
/// two. It lives as long as the connection.
void register_sums(duckdb_connection connection, const std::string& name, CalledSums sums);

}  // namespace comarca
