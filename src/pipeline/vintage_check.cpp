// SPDX-License-Identifier: Apache-2.0
#include "pipeline/vintage_check.hpp"

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr std::size_t kNamesShown = 5;

Vintage vintage_of(const Territory& territory) {
  Vintage vintage{"límites", {}};
  for (const auto& unit : territory.municipalities) {
    vintage.names.emplace(UnitCode(unit.code), unit.name);
  }
  return vintage;
}

Vintage vintage_of(const ProjectTable& table, const Territory& territory) {
  std::set<std::string> departments;
  for (const auto& group : territory.departments) {
    departments.insert(group.code);
  }
  Vintage vintage{table.name, {}};
  const TypedColumn* names = table.table.column_of(ColumnRole::name);
  for (std::size_t row = 0; row < table.table.row_count(); ++row) {
    const UnitCode& code = table.table.codes[row];
    if (departments.contains(department_of(code, table.source.codes))) {
      vintage.names.emplace(code, names == nullptr ? std::string() : names->texts[row].value_or(""));
    }
  }
  return vintage;
}

void report_names(const VintageJoin& joined, const ProjectTable& table, Findings& findings) {
  if (joined.renamed.empty()) {
    return;
  }
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < joined.renamed.size() && i < kNamesShown; ++i) {
    const auto& change = joined.renamed[i];
    shown.push_back(fmt::format("{} «{}» / «{}»", change.code.text(), change.before, change.after));
  }
  const std::string more = joined.renamed.size() > kNamesShown ? "…" : "";
  findings.add({.code = "nombre-distinto",
                .severity = Severity::info,
                .layer = table.name,
                .where = table.record.file,
                .what = {fmt::format("{} municipios se llaman distinto en la tabla y en los límites: {}{}",
                                     joined.renamed.size(), join(shown, "; "), more),
                         fmt::format("{} municipalities have another name in the table and in the boundaries: {}{}",
                                     joined.renamed.size(), join(shown, "; "), more)},
                .remedy = {"Nada que hacer: se une por código.", "Nothing to do: the join is by code."}});
}

/// A table may cover some municipalities only: a code speaks of another vintage when its counterpart is there instead.
void keep_explained(std::vector<VintageJoin::Change>& changes) {
  std::erase_if(changes, [](const VintageJoin::Change& change) { return change.counterparts.empty(); });
}

}  // namespace

void report_vintages(const ProjectTable& table, const Territory& territory, const CodeHistory& history,
                     Findings& findings) {
  const Vintage of_table = vintage_of(table, territory);
  const Vintage of_boundaries = vintage_of(territory);
  VintageJoin joined = join_vintages(of_table, of_boundaries, history);
  report_names(joined, table, findings);
  joined.renamed.clear();
  keep_explained(joined.appeared);
  keep_explained(joined.disappeared);
  findings.append(joined.findings(of_table, of_boundaries));
}

}  // namespace comarca
