// SPDX-License-Identifier: Apache-2.0
#include "pipeline/table_source.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/typed_table.hpp"
#include "comarca/gis/table_reader.hpp"

namespace comarca {
namespace {

struct NamedRole {
  std::string_view key;  ///< in the project
  ColumnRole role;
  std::string_view column;  ///< ours
};

constexpr std::array<NamedRole, 5> kRoles = {{{"code", ColumnRole::code, "codigo"},
                                              {"department_code", ColumnRole::department_code, "departamento_codigo"},
                                              {"local_code", ColumnRole::local_code, "codigo_local"},
                                              {"name", ColumnRole::name, "nombre"},
                                              {"period", ColumnRole::period, "periodo"}}};

SourceDefinition base_source(const TableSection& section, const SourceCatalog& catalog) {
  if (!section.source.empty()) {
    return catalog.get(section.source);
  }
  for (const auto& source : catalog.sources()) {
    if (source.kind == SourceKind::table && source.file_names.empty()) {
      return source;
    }
  }
  SourceDefinition bare;
  bare.keep_other_columns = true;
  return bare;
}

void take_out(SourceDefinition& source, ColumnRole role) {
  std::erase_if(source.columns, [&](const SourceColumn& column) { return column.role == role; });
}

void put_in(SourceDefinition& source, const NamedRole& named, const std::string& header) {
  SourceColumn column;
  if (const SourceColumn* old = source.column_of(named.role)) {
    column = *old;
  } else {
    column.name = named.column;
    column.title = {header, header};
  }
  column.role = named.role;
  column.headers = {header};
  column.position = 0;
  column.required = true;
  take_out(source, named.role);
  source.columns.insert(source.columns.begin(), std::move(column));
}

/// Every column that is named stands in one sheet of the file.
void require_columns(const TableSection& section, const SourceDefinition& source) {
  Findings ignored;  // the table is read again and reports
  std::vector<std::string> seen;
  for (const auto& sheet : read_raw_tables(section.file, source, ignored)) {
    const Header header = find_header(sheet, source);
    seen.insert(seen.end(), header.names.begin(), header.names.end());
  }
  for (const auto& [role, wanted] : section.columns) {
    const auto same = [&](const std::string& name) { return folded(name) == folded(wanted); };
    if (std::ranges::none_of(seen, same)) {
      throw data_error(fmt::format("'{}' has no column '{}' for '{}'", section.file.filename().string(), wanted, role),
                       section.column_places.of(role, section.where), suggestion(wanted, seen));
    }
  }
}

}  // namespace

SourceDefinition source_with_columns(const TableSection& section, const SourceCatalog& catalog) {
  SourceDefinition source = base_source(section, catalog);
  if (section.columns.contains("code")) {
    take_out(source, ColumnRole::local_code);
  } else if (section.columns.contains("local_code")) {
    take_out(source, ColumnRole::code);
  }
  for (const auto& named : kRoles) {
    if (const auto header = section.columns.find(std::string(named.key)); header != section.columns.end()) {
      put_in(source, named, header->second);
    }
  }
  require_columns(section, source);
  return source;
}

}  // namespace comarca
