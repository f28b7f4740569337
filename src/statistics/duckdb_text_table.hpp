// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <duckdb.h>

#include "statistics/delimited_text.hpp"

namespace comarca {

/// Lets SQL read `name()` as a table of the text's wanted columns, on all threads. A query over it fails when the text
/// is not plain or a field is not of its column's type. The table lives as long as the connection.
void add_text_table(duckdb_connection connection, const std::string& name, DelimitedText text);

}  // namespace comarca
