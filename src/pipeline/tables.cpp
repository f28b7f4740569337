// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/tables.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/match.hpp"
#include "comarca/gis/table_reader.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/table_source.hpp"
#include "pipeline/vintage_check.hpp"

namespace comarca {
namespace {

constexpr std::size_t kCodesShown = 12;

std::string driver_of(const std::filesystem::path& file) {
  const std::string extension = folded(file.extension().string());
  return extension == "xlsx" ? "XLSX" : "CSV";
}

/// How a table is to be read; with its sheets as they were read to tell that, and what was met in them.
struct ChosenSource {
  SourceDefinition source;
  std::vector<RawTable> sheets = {};
  Findings findings = {};
};

/// How well sources fit the best sheet of a file.
class SheetScores {
 public:
  SheetScores(const std::filesystem::path& file, const std::vector<RawTable>& sheets) : file_(file), sheets_(sheets) {
    for (const RawTable& sheet : sheets) {
      headers_.emplace_back(sheet);
    }
  }

  SourceMatch best(const SourceDefinition& source) {
    SourceMatch best;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      const FileTraits traits{.file_name = file_.filename().string(),
                              .driver = driver_of(file_),
                              .layer = sheets_[i].sheet,
                              .columns = headers_[i].find(source).names};
      SourceMatch match = score_source(traits, source);
      if (match.score > best.score) {
        best = std::move(match);
      }
    }
    return best;
  }

 private:
  const std::filesystem::path& file_;
  const std::vector<RawTable>& sheets_;
  std::vector<HeaderSearch> headers_;
};

ChosenSource choose_source(const TableSection& section, const SourceCatalog& catalog, Findings& findings) {
  const std::filesystem::path& file = section.file;
  ChosenSource chosen;
  chosen.sheets = read_raw_tables(file, SourceDefinition{}, chosen.findings);
  SheetScores scores(file, chosen.sheets);
  SourceMatch best;
  for (const auto& source : catalog.sources()) {
    const bool tabular = source.kind == SourceKind::table || source.kind == SourceKind::codes;
    SourceMatch match = tabular ? scores.best(source) : SourceMatch{};
    if (match.score > best.score) {
      best = std::move(match);
    }
  }
  if (best.score < kLeastScore) {
    throw data_error(
        fmt::format("no known source fits the table '{}'", file.filename().string()),
        section.places.of("file", {.file = file.string()}),
        fmt::format("Name its columns: columns = {{ code = '...' }}; or a source with 'source'. Known: {}.",
                    join(catalog.ids(), ", ")));
  }
  findings.add({.code = "fuente-reconocida",
                .severity = Severity::info,
                .layer = file.filename().string(),
                .where = file.filename().string(),
                .what = {fmt::format("La tabla se leyó como «{}»: {}", best.source, best.reason.es),
                         fmt::format("The table was read as '{}': {}", best.source, best.reason.en)},
                .remedy = {"Declare 'source' si es otra.", "Declare 'source' if it is another."}});
  chosen.source = catalog.get(best.source);
  return chosen;
}

/// The table by its source: from the sheets that told it, unless their text is to be read otherwise. ADR 0253.
TypedTable typed_table(const std::filesystem::path& file, ChosenSource& chosen, Findings& findings) {
  if (chosen.sheets.empty()) {
    return read_table(file, chosen.source, findings);
  }
  Findings met = chosen.findings;
  if (auto table = type_sheets(chosen.sheets, chosen.source, met)) {
    findings.append(std::move(met));
    return *std::move(table);
  }
  chosen.sheets.clear();
  return read_table(file, chosen.source, findings);
}

std::string some(const std::vector<std::string>& codes) {
  const std::vector<std::string> first(
      codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(std::min(codes.size(), kCodesShown)));
  return join(first, ", ") + (codes.size() > kCodesShown ? fmt::format("… ({})", codes.size()) : std::string());
}

/// Codes of the boundaries that the table lacks, and of the table that the boundaries lack within their departments.
void report_join(const ProjectTable& table, const Territory& territory, Findings& findings) {
  std::set<std::string> departments;
  for (const auto& group : territory.departments) {
    departments.insert(group.code);
  }
  std::set<std::string> in_table;
  for (const auto& code : table.table.codes) {
    in_table.insert(code.text());
  }
  std::vector<std::string> missing;
  for (const auto& unit : territory.municipalities) {
    if (!in_table.contains(unit.code)) {
      missing.push_back(unit.code);
    }
  }
  std::vector<std::string> unknown;
  for (const auto& code : in_table) {
    if (!territory.find(code) && departments.contains(department_of(UnitCode(code), table.source.codes))) {
      unknown.push_back(code);
    }
  }
  const Text remedy = {"Si los códigos son de otra vigencia, use la tabla o los límites de la misma fecha.",
                       "If the codes are of another vintage, use the table or the boundaries of the same date."};
  if (!missing.empty()) {
    findings.add({.code = "municipios-sin-dato",
                  .severity = Severity::warning,
                  .layer = table.name,
                  .where = table.record.file,
                  .what = {fmt::format("Sin dato en la tabla: {} de los límites ({}).",
                                       counted(missing.size(), "municipio", "municipios"), some(missing)),
                           fmt::format("Without data in the table: {} of the boundaries ({}).",
                                       counted(missing.size(), "municipality", "municipalities"), some(missing))},
                  .remedy = remedy});
  }
  if (!unknown.empty()) {
    findings.add({.code = "codigos-sin-limite",
                  .severity = Severity::warning,
                  .layer = table.name,
                  .where = table.record.file,
                  .what = {fmt::format("Sin límite: {} de la tabla ({}).", counted(unknown.size(), "código", "códigos"),
                                       some(unknown)),
                           fmt::format("Without boundaries: {} of the table ({}).",
                                       counted(unknown.size(), "code", "codes"), some(unknown))},
                  .remedy = remedy});
  }
}

/// How a table is to be read: by the columns it names, by its source, or by the one that fits best.
ChosenSource source_for(const TableSection& section, const SourceCatalog& catalog, Findings& findings) {
  if (!section.columns.empty()) {
    return {source_with_columns(section, catalog)};
  }
  return section.source.empty() ? choose_source(section, catalog, findings) : ChosenSource{catalog.get(section.source)};
}

ProjectTable read_chosen(const std::filesystem::path& file, ChosenSource chosen, Language language,
                         Findings& findings) {
  ProjectTable result;
  result.name = file.stem().string();
  result.table = typed_table(file, chosen, findings);
  result.source = std::move(chosen.source);
  result.record = {.role = InputRole::table,
                   .file = file.filename().string(),
                   .sha256 = sha256_of_file(file),
                   .bytes = std::filesystem::file_size(file),
                   .source = result.source.id,
                   .title = result.source.title.in(language),
                   .publisher = result.source.publisher,
                   .vintage = result.source.vintage,
                   .licence = result.source.licence,
                   .citation = result.source.citation};
  return result;
}

}  // namespace

ProjectTable read_project_table(const TableSection& section, const SourceCatalog& catalog, Language language,
                                Findings& findings) {
  return read_chosen(section.file, source_for(section, catalog, findings), language, findings);
}

ProjectTable read_project_table(const std::filesystem::path& file, SourceDefinition source, Language language,
                                Findings& findings) {
  return read_chosen(file, {std::move(source)}, language, findings);
}

std::vector<ProjectTable> read_project_tables(const Project& project, const SourceCatalog& catalog,
                                              const Territory& territory, Findings& findings) {
  std::vector<ProjectTable> tables;
  for (const auto& section : project.tables) {
    if (auto mapping = section.mapping) {
      const bool own = section.columns.empty() && section.source.empty();
      ChosenSource chosen =
          own ? ChosenSource{own_source(section.name, *mapping)} : source_for(section, catalog, findings);
      chosen.source = with_columns_of(chosen.source, *mapping);
      tables.push_back(read_chosen(section.file, std::move(chosen), project.language, findings));
      tables.back().mapping = std::move(mapping);
    } else {
      tables.push_back(read_project_table(section, catalog, project.language, findings));
    }
    tables.back().name = section.name;
    cite_instead(tables.back().record, section.citation);
    if (tables.back().source.level != Level::municipality || !tables.back().source.has_code()) {
      continue;
    }
    report_join(tables.back(), territory, findings);
    if (!tables.back().table.codes.empty()) {
      report_vintages(tables.back(), territory, catalog.history(), findings);
    }
  }
  return tables;
}

}  // namespace comarca
