// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace comarca {

/// A name for SQL (SQLite, PostgreSQL, DuckDB): always in double quotes, so that words of the language, capitals,
/// points and blanks are a name like any other. Throws a usage error for a name that is empty or holds a NUL: no
/// engine has such, and one would read only its beginning.
[[nodiscard]] std::string sql_identifier(std::string_view name);

/// A text for SQL, in single quotes; a backslash is a letter like any other (the standard's strings). Throws a data
/// error for a text that holds a NUL.
[[nodiscard]] std::string sql_text(std::string_view text);

}  // namespace comarca
