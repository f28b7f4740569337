// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/base/failure.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/typed_table.hpp"
#include "comarca/gis/table_reader.hpp"
#include "survey/inspect/parts.hpp"

namespace comarca::pipeline {
namespace {

std::string driver_of(const RawTable& table) {
  return table.sheet.empty() ? "CSV" : "XLSX";
}

/// Whether most rows of a sheet have a code, as its columns alone do not tell of a preset for any file.
bool codes_are_readable(const RawTable& sheet, const SourceDefinition& source) {
  Findings ignored;
  const std::size_t units = type_table(sheet, source, ignored).row_count();
  const std::size_t after_header = sheet.row_count() - find_header(sheet, source).row;
  return units * 2 >= after_header;
}

/// The sources that fit a sheet, each judged by the header it would find.
std::vector<SourceMatch> matches_of(const RawTable& sheet, const std::filesystem::path& file,
                                    const SourceCatalog& catalog) {
  std::vector<SourceMatch> matches;
  for (const auto& source : catalog.sources()) {
    const FileTraits traits{.file_name = file.filename().string(),
                            .driver = driver_of(sheet),
                            .layer = sheet.sheet,
                            .columns = find_header(sheet, source).names};
    SourceMatch match = score_source(traits, source);
    const bool generic = source.file_names.empty();
    if (match.score >= kLeastScore && (!generic || codes_are_readable(sheet, source))) {
      matches.push_back(std::move(match));
    }
  }
  std::ranges::stable_sort(matches, better_match);
  return matches;
}

InspectedLayer describe(const RawTable& sheet, const std::filesystem::path& file, const SourceCatalog& catalog) {
  InspectedLayer layer;
  layer.name = sheet.sheet;
  layer.matches = matches_of(sheet, file, catalog);
  const SourceDefinition source =
      layer.matches.empty() ? SourceDefinition() : catalog.get(layer.matches.front().source);
  const Header header = find_header(sheet, source);
  layer.header_line = sheet.row_count() == 0 ? 0 : sheet.line(header.row);
  for (std::size_t row = header.first_data_row; row < sheet.row_count(); ++row) {
    layer.rows += sheet.filled(row) > 0 ? std::size_t{1} : std::size_t{0};
  }
  for (std::size_t column = 0; column < header.names.size(); ++column) {
    InspectedColumn inspected{header.names[column], {}, {}};
    for (std::size_t row = header.first_data_row; row < sheet.row_count() && inspected.example.empty(); ++row) {
      inspected.example = std::string(trim(sheet.cell(row, column)));
    }
    layer.columns.push_back(std::move(inspected));
  }
  return layer;
}

Inspection describe_sheets(const std::vector<RawTable>& sheets, const std::filesystem::path& file,
                           const SourceCatalog& catalog) {
  Inspection inspection;
  inspection.file = file.string();
  inspection.format = driver_of(sheets.front());
  inspection.encoding = sheets.front().encoding;
  if (sheets.front().separator != '\0') {
    inspection.separator = std::string(1, sheets.front().separator);
  }
  for (const auto& sheet : sheets) {
    inspection.layers.push_back(describe(sheet, file, catalog));
  }
  return inspection;
}

}  // namespace

Inspection describe_table(const std::filesystem::path& file, const SourceCatalog& catalog) {
  Findings ignored;
  return describe_sheets(read_raw_tables(file, SourceDefinition(), ignored), file, catalog);
}

void inspect_table(const std::filesystem::path& file, const SourceCatalog& catalog, Inspection& inspection) {
  Findings findings;
  const auto sheets = read_raw_tables(file, SourceDefinition(), findings);
  inspection = describe_sheets(sheets, file, catalog);
  inspection.findings = std::move(findings);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const InspectedLayer& layer = inspection.layers[i];
    const SourceDefinition* source = layer.matches.empty() ? nullptr : catalog.find(layer.matches.front().source);
    if (source == nullptr || source->kind == SourceKind::microdata) {
      continue;
    }
    if (const auto failure = failure_of([&] { (void)type_table(sheets[i], *source, inspection.findings); })) {
      inspection.findings.add(unusable(*failure, layer.name));
    }
  }
}

}  // namespace comarca::pipeline
