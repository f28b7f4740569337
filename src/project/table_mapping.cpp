// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/table_mapping.hpp"

#include <algorithm>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr std::size_t kYearDigits = 4;

bool is_year(const std::string& text) {
  return text.size() == kYearDigits && text.find_first_not_of("0123456789") == std::string::npos;
}

/// What the source calls a column that the user names as the file does.
std::string column_of(SourceDefinition& source, const std::string& wanted, ColumnRole role) {
  const std::string header = folded(wanted);
  for (const auto& column : source.columns) {
    const bool named =
        std::ranges::any_of(column.headers, [&header](const std::string& name) { return folded(name) == header; });
    if (column.name == wanted || named) {
      return column.name;
    }
  }
  source.columns.push_back(
      {.name = wanted, .role = role, .headers = {wanted}, .required = true, .title = {wanted, wanted}});
  return wanted;
}

}  // namespace

SourceDefinition with_columns_of(SourceDefinition source, TableMapping& mapping) {
  for (auto& value : mapping.feed.values) {
    value.column = column_of(source, value.column, ColumnRole::value);
  }
  for (auto& weight : mapping.feed.weights) {
    weight.column = column_of(source, weight.column, ColumnRole::value);
  }
  if (!mapping.feed.peers.empty()) {
    mapping.feed.peers = column_of(source, mapping.feed.peers, ColumnRole::attribute);
  }
  return source;
}

SourceDefinition own_source(const std::string& name, const TableMapping& mapping) {
  SourceDefinition source{.id = name, .level = mapping.level, .title = {name, name}};
  const bool departments = mapping.level == Level::department;
  std::vector<std::string> usual = {"codigo",  "codigo divipola", "divipola",   "cod_divipola",     "cod_mpio",
                                    "codmpio", "cod municipio",   "mpio_cdpmp", "codigo municipio", "mpio_ccnct"};
  if (departments) {
    usual = {"codigo", "codigo departamento", "cod_dpto", "coddepto", "divipola_dep", "dpto_ccdgo", "cod departamento"};
    source.codes.digits = source.codes.department_digits;
  }
  source.columns.push_back({.name = "codigo",
                            .role = ColumnRole::code,
                            .headers = mapping.code.empty() ? usual : std::vector<std::string>{mapping.code},
                            .required = true,
                            .title = {"Código DIVIPOLA", "DIVIPOLA code"}});
  if (is_year(mapping.period)) {
    source.vintage = mapping.period;
  } else {
    source.columns.push_back({.name = "periodo",
                              .role = ColumnRole::period,
                              .headers = {mapping.period},
                              .required = true,
                              .title = {"Periodo", "Period"}});
  }
  return source;
}

}  // namespace comarca
