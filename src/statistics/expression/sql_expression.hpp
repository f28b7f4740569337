// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "comarca/statistics/expression.hpp"

namespace comarca {

/// SQL, or the variable that the files at hand do not have: what depends on it is absent, which is no mistake.
struct SqlText {
  std::string sql;
  std::string absent = {};
};

/// What names and words mean where an expression is compiled.
struct SqlScope {
  std::function<SqlText(const Expression& name)> name;
  /// Raw codes of a category's word; nothing when the files do not have the category.
  std::function<std::optional<std::vector<std::int64_t>>(const Expression& name, const Expression& word)> codes;
  /// Of a question to persons; none where persons themselves are asked about.
  std::function<SqlText(const Expression& call)> question;
};

/// SQL that DuckDB and Spark SQL both run; unknown stays NULL. Throws a usage error for what SQL does not have.
[[nodiscard]] SqlText to_sql(const Expression& expression, const SqlScope& scope);

/// "x IN (1, 2, 3)", as BETWEEN where the codes follow one another.
[[nodiscard]] std::string sql_member(const std::string& value, std::vector<std::int64_t> codes);

/// True when the value may have decimals, so that its sum needs a fixed point.
[[nodiscard]] bool has_fractions(const Expression& expression);

}  // namespace comarca
