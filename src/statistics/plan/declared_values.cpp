// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"
#include "statistics/expression/sql_expression.hpp"
#include "statistics/plan/plan_builder.hpp"

namespace comarca {
namespace {

std::vector<std::int64_t> declared_codes(const ColumnMapping& mapping) {
  std::vector<std::int64_t> codes;
  for (const auto& item : mapping.words) {
    codes.insert(codes.end(), item.second.begin(), item.second.end());
  }
  return codes;
}

}  // namespace

std::string declared_sql(const ColumnMapping& mapping, const std::string& value) {
  if (mapping.range) {
    return fmt::format("({} BETWEEN {} AND {})", value, mapping.range->first, mapping.range->second);
  }
  return sql_member(value, declared_codes(mapping));
}

std::string undeclared_sql(const ColumnMapping& mapping, Reading reading) {
  const std::string value = typed_column(mapping.column, "INTEGER", reading);
  std::string known = declared_sql(mapping, value);
  if (!mapping.unknown.empty()) {
    known = fmt::format("({} OR {})", known, sql_member(value, mapping.unknown));
  }
  return fmt::format("({} IS NOT NULL AND NOT coalesce({}, FALSE))", sql_identifier(mapping.column), known);
}

}  // namespace comarca
