// SPDX-License-Identifier: Apache-2.0
#include "pipeline/subregions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/pipeline/tables.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

const std::string& layer_name() {
  return contract().subregions.layer_name();
}

/// A code for a subregion that only has a name: its words, joined by hyphens.
std::string code_from_name(const std::string& name) {
  std::string code = folded(name);
  std::ranges::replace(code, ' ', '-');
  return code;
}

void assign_from_list(const SubregionsSection& section, std::vector<MunicipalityRecord>& records, Findings& findings) {
  std::map<std::string, std::vector<MunicipalityRecord*>> by_code;
  for (auto& record : records) {
    by_code[record.code].push_back(&record);
  }
  std::map<std::string, const SubregionGroup*> taken;
  for (const auto& group : section.groups) {
    for (const auto& member : group.members) {
      const auto [earlier, fresh] = taken.try_emplace(member, &group);
      if (!fresh) {
        throw usage_error(fmt::format("municipality '{}' is in subregion '{}' and in '{}'", member,
                                      earlier->second->code, group.code),
                          group.where, "A municipality belongs to one subregion.");
      }
      const auto found = by_code.find(member);
      if (found == by_code.end()) {
        findings.add(
            {.code = "miembro-desconocido",
             .severity = Severity::warning,
             .layer = layer_name(),
             .unit = group.code,
             .where = group.where.to_string(),
             .what = {fmt::format("La subregión «{}» nombra el municipio {}, que no está en los límites.", group.name,
                                  member),
                      fmt::format("Subregion '{}' names municipality {}, which is not in the boundaries.", group.name,
                                  member)},
             .remedy = {"Corrija el código o quítelo de la lista.", "Mend the code or take it out of the list."}});
        continue;
      }
      for (MunicipalityRecord* record : found->second) {
        record->subregion_code = group.code;
        record->subregion_name = group.name;
      }
    }
  }
}

void assign_from_table(const ProjectTable& table, std::vector<MunicipalityRecord>& records) {
  const TypedColumn* code = table.table.column_of(ColumnRole::subregion_code);
  const TypedColumn* name = table.table.column_of(ColumnRole::subregion_name);
  if (code == nullptr && name == nullptr) {
    throw data_error(
        "the table has no column of subregions", {.file = table.table.file},
        fmt::format("Use a source with a column of role subregion_name; this was read as '{}'.", table.source.id));
  }
  std::map<std::string, std::size_t> row_of;  // the last row wins: tables of several periods end with the newest
  for (std::size_t row = 0; row < table.table.row_count(); ++row) {
    row_of[table.table.codes[row].text()] = row;
  }
  for (auto& record : records) {
    const auto found = row_of.find(record.code);
    if (found == row_of.end()) {
      continue;
    }
    record.subregion_code = code == nullptr ? std::string() : code->texts[found->second].value_or("");
    record.subregion_name = name == nullptr ? std::string() : name->texts[found->second].value_or("");
  }
}

/// Departments of the members of each subregion.
void report_departments(const std::vector<MunicipalityRecord>& records, Findings& findings) {
  std::map<std::string, std::set<std::string>> departments;
  std::map<std::string, std::string> names;
  for (const auto& record : records) {
    if (!record.subregion_code.empty()) {
      departments[record.subregion_code].insert(record.department_code);
      names[record.subregion_code] = record.subregion_name;
    }
  }
  for (const auto& [code, spanned] : departments) {
    if (spanned.size() > 1) {
      const std::string list = join({spanned.begin(), spanned.end()}, ", ");
      findings.add({.code = "subregion-en-varios-departamentos",
                    .severity = Severity::warning,
                    .layer = layer_name(),
                    .unit = code,
                    .what = {fmt::format("«{}» reúne municipios de los departamentos {}.", names[code], list),
                             fmt::format("'{}' joins municipalities of departments {}.", names[code], list)},
                    .remedy = {"Si son dos subregiones del mismo nombre, deles códigos distintos.",
                               "If they are two subregions of one name, give them different codes."}});
    }
  }
}

/// Municipalities without a subregion, one finding per department that has some with one.
void report_left_out(const std::vector<MunicipalityRecord>& records, Findings& findings) {
  std::map<std::string, std::vector<std::string>> without;
  std::set<std::string> divided;
  for (const auto& record : records) {
    if (!record.subregion_code.empty()) {
      divided.insert(record.department_code);
    } else if (!record.code.empty()) {
      without[record.department_code].push_back(fmt::format("{} {}", record.code, record.name));
    }
  }
  for (const auto& [department, units] : without) {
    const bool partly = divided.contains(department);
    const std::string list = partly ? join(units, ", ") : fmt::format("{}", units.size());
    findings.add({.code = partly ? "municipio-sin-subregion" : "departamento-sin-subregiones",
                  .severity = partly ? Severity::error : Severity::info,
                  .layer = layer_name(),
                  .unit = department,
                  .what = {fmt::format("Departamento {}: municipios sin subregión: {}.", department, list),
                           fmt::format("Department {}: municipalities without a subregion: {}.", department, list)},
                  .remedy = {"Complete la lista, la columna o la tabla de subregiones.",
                             "Complete the list, column or table of subregions."}});
  }
}

}  // namespace

std::vector<InputRecord> assign_subregions(const Project& project, const SourceCatalog& catalog,
                                           std::vector<MunicipalityRecord>& records, Findings& findings) {
  const SubregionsSection& section = project.subregions;
  std::vector<InputRecord> read;
  if (!section.groups.empty()) {
    assign_from_list(section, records, findings);
  }
  if (!section.file.empty()) {
    TableSection given;
    given.file = section.file;
    given.source = section.source;
    given.places = section.places;
    ProjectTable table = read_project_table(given, catalog, project.language, findings);
    assign_from_table(table, records);
    read.push_back(std::move(table.record));
  }
  bool any = false;
  for (auto& record : records) {
    if (record.subregion_code.empty() && !record.subregion_name.empty()) {
      record.subregion_code = code_from_name(record.subregion_name);
    }
    any = any || !record.subregion_code.empty();
  }
  if (any || !section.empty()) {
    report_departments(records, findings);
    report_left_out(records, findings);
  }
  return read;
}

void check_subregion_contiguity(const Territory& territory, const BorderGraph& graph, Findings& findings) {
  for (const auto& group : territory.subregions) {
    const std::vector<std::uint32_t> members(group.members.begin(), group.members.end());
    const auto pieces = graph.components(members);
    if (pieces.size() > 1) {
      std::string apart;
      for (std::size_t piece = 1; piece < pieces.size(); ++piece) {
        for (const std::uint32_t unit : pieces[piece]) {
          apart += fmt::format("{}{} {}", apart.empty() ? "" : ", ", territory.municipalities[unit].code,
                               territory.municipalities[unit].name);
        }
      }
      findings.add(
          {.code = "subregion-no-conexa",
           .severity = Severity::warning,
           .layer = layer_name(),
           .unit = group.code,
           .what = {fmt::format("«{}» está en {} pedazos; quedan aparte: {}.", group.name, pieces.size(), apart),
                    fmt::format("'{}' is in {} pieces; apart are: {}.", group.name, pieces.size(), apart)},
           .remedy = {"Revise la lista, o declare el vínculo en [[borders.link]] si lo hay.",
                      "Check the list, or declare the link in [[borders.link]] if there is one."}});
    }
  }
}

}  // namespace comarca
