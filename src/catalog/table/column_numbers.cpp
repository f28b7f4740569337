// SPDX-License-Identifier: Apache-2.0
#include "catalog/table/column_numbers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

// ADR 0122: number formats come from evidence.
namespace comarca::catalog {
namespace {

Finding format_finding(const MatchedTable& table, const NumberColumn& column) {
  Finding finding;
  finding.severity = Severity::error;
  finding.layer = table.source.id;
  finding.where = fmt::format("{}, '{}'", table.raw.file, column.header);
  finding.remedy = {"Declare decimal y thousands para esa columna en la definición de la fuente.",
                    "Declare decimal and thousands for that column in the source definition."};
  return finding;
}

Finding ambiguous(Finding finding, const FormatEvidence& evidence) {
  finding.code = "numeros-ambiguos";
  finding.what = {fmt::format("«{}» puede ser decimal o miles y ninguna celda de la columna ni del archivo lo aclara; "
                              "sus {} valores quedan sin leer.",
                              evidence.ambiguous_example, evidence.either),
                  fmt::format("'{}' may be a decimal or thousands and no cell of the column or the file tells; its {} "
                              "values are left unread.",
                              evidence.ambiguous_example, evidence.either)};
  return finding;
}

Finding contradictory(Finding finding, const FormatEvidence& evidence) {
  finding.code = "numeros-contradictorios";
  const std::size_t point = evidence.decimal_point + evidence.thousands_comma;
  const std::size_t comma = evidence.decimal_comma + evidence.thousands_point;
  finding.what = {fmt::format("{} celdas usan punto decimal y {} coma decimal en la misma columna.", point, comma),
                  fmt::format("{} cells use a decimal point and {} a decimal comma in one column.", point, comma)};
  return finding;
}

FormatEvidence evidence_of(const RawTable& raw, const std::vector<std::size_t>& rows, std::size_t column,
                           const SourceDefinition& source) {
  FormatEvidence evidence;
  for (const std::size_t row : rows) {
    const std::string_view cell = raw.cell(row, column);
    if (cell.find_first_of(".,") != std::string_view::npos && !is_missing(cell, source)) {
      evidence.add(cell);
    }
  }
  return evidence;
}

}  // namespace

bool is_missing(std::string_view cell, const SourceDefinition& source) {
  return is_missing_word(cell) ||
         std::ranges::any_of(source.missing_words, [&](const std::string& word) { return trim(cell) == word; });
}

std::vector<std::optional<NumberFormat>> number_formats(const MatchedTable& table, const std::vector<std::size_t>& rows,
                                                        const std::vector<NumberColumn>& columns, Findings& findings) {
  std::vector<FormatEvidence> evidence;
  FormatEvidence whole_file;
  for (const auto& column : columns) {
    evidence.push_back(evidence_of(table.raw, rows, column.at, table.source));
    whole_file.add(evidence.back());
  }
  std::vector<std::optional<NumberFormat>> formats(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& declared = columns[i].definition.numbers ? columns[i].definition.numbers : table.source.numbers;
    if (declared) {
      formats[i] = declared;
    } else if (evidence[i].contradictory()) {
      findings.add(contradictory(format_finding(table, columns[i]), evidence[i]));
    } else if (const auto own = evidence[i].format()) {
      formats[i] = own;
    } else if (table.raw.numbers_are_plain) {
      formats[i] = NumberFormat{};
    } else if (const auto shared = whole_file.format()) {
      formats[i] = shared;
    } else {
      findings.add(ambiguous(format_finding(table, columns[i]), evidence[i]));
    }
  }
  return formats;
}

}  // namespace comarca::catalog
