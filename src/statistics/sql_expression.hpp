// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "comarca/statistics/expression.hpp"

namespace comarca {

/// What names and words mean where an expression is compiled.
struct SqlScope {
  std::function<std::string(const Expression& name)> name;
  /// Raw codes of a category's word.
  std::function<std::vector<std::int64_t>(const Expression& name, const Expression& word)> codes;
  /// SQL of a function over persons, or nothing when it is not one.
  std::function<std::optional<std::string>(const Expression& call)> aggregate;
};

/// SQL that DuckDB and Spark SQL both run; unknown stays NULL. Throws a usage error for what SQL does not have.
[[nodiscard]] std::string to_sql(const Expression& expression, const SqlScope& scope);

/// "x IN (1, 2, 3)", as BETWEEN where the codes follow one another.
[[nodiscard]] std::string sql_member(const std::string& value, std::vector<std::int64_t> codes);

/// True when the value may have decimals, so that its sum needs a fixed point.
[[nodiscard]] bool has_fractions(const Expression& expression);

}  // namespace comarca
