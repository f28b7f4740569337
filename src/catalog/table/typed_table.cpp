// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/typed_table.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "catalog/table/column_numbers.hpp"
#include "catalog/table/other_columns.hpp"
#include "catalog/table/row_filter.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

using catalog::MatchedTable;
using catalog::NumberColumn;

bool holds_numbers(ColumnRole role) noexcept {
  return role == ColumnRole::value || role == ColumnRole::official_area || role == ColumnRole::longitude ||
         role == ColumnRole::latitude;
}

std::string where_of(const RawTable& raw, std::size_t row, std::string_view header) {
  const std::string sheet = raw.sheet.empty() ? std::string() : fmt::format(" [{}]", raw.sheet);
  return fmt::format("{}{}:{}{}", raw.file, sheet, raw.line(row),
                     header.empty() ? std::string() : fmt::format(", '{}'", header));
}

void require_columns(const RawTable& raw, const Header& header, const SourceDefinition& source,
                     const std::vector<std::optional<std::size_t>>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const SourceColumn& column = source.columns[i];
    if (lacks_column(source, found, i)) {
      const std::string wanted = column.headers.empty() ? fmt::format("number {}", column.position)
                                                        : fmt::format("'{}'", join(column.headers, "' or '"));
      const bool repeated = !repeated_headers(header.names, source).empty();
      throw data_error(
          fmt::format("source '{}' needs a column {}, which is {}", source.id, wanted,
                      repeated ? "there several times" : "not there"),
          {.file = raw.file, .layer = raw.sheet, .line = raw.row_count() == 0 ? 0 : raw.line(header.row)},
          fmt::format("Columns found: {}. comarca inspect FILE tells which source fits.", join(header.names, ", ")));
    }
  }
}

/// Fills the columns of a table from the rows that belong to units.
class ColumnFiller {
 public:
  ColumnFiller(const MatchedTable& table, const std::vector<catalog::UnitRow>& rows, Findings& findings)
      : raw_(table.raw), source_(table.source), rows_(rows), findings_(findings) {}

  void fill_numbers(TypedColumn& column, const std::optional<NumberFormat>& format) {
    column.numbers.resize(rows_.size());
    if (!format) {
      return;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::string_view cell = raw_.cell(rows_[i].raw_row, column.raw_column);
      if (catalog::is_missing(cell, source_)) {
        continue;
      }
      const ParsedNumber number = parse_number(cell, *format);
      if (number.reading == NumberReading::number) {
        column.numbers[i] = number.value * column.definition.factor;
      } else {
        report_bad_number(rows_[i], column);
      }
    }
  }

  void fill_texts(TypedColumn& column) {
    column.texts.resize(rows_.size());
    const bool is_name = column.definition.role == ColumnRole::name;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::string_view cell = trim(raw_.cell(rows_[i].raw_row, column.raw_column));
      if (!cell.empty() && (is_name || !catalog::is_missing(cell, source_))) {
        column.texts[i] = std::string(cell);
      }
    }
  }

 private:
  void report_bad_number(const catalog::UnitRow& row, const TypedColumn& column) {
    Finding finding;
    finding.code = "numero-ilegible";
    finding.layer = source_.id;
    finding.unit = row.code.text();
    finding.where = where_of(raw_, row.raw_row, column.header);
    const std::string cell(trim(raw_.cell(row.raw_row, static_cast<std::size_t>(column.raw_column))));
    finding.what = {fmt::format("«{}» no es un número; el valor queda sin dato.", cell),
                    fmt::format("'{}' is not a number; the value is left missing.", cell)};
    finding.remedy = {"Corrija la celda o declare su palabra en missing.",
                      "Mend the cell or declare its word under missing."};
    findings_.add(std::move(finding));
  }

  const RawTable& raw_;
  const SourceDefinition& source_;
  const std::vector<catalog::UnitRow>& rows_;
  Findings& findings_;
};

bool has_period(const SourceDefinition& source, const std::vector<std::optional<std::size_t>>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] && source.columns[i].role == ColumnRole::period) {
      return true;
    }
  }
  return false;
}

/// Codes, lines and, where there are any, periods of the rows; returns their indices in the raw table.
std::vector<std::size_t> add_rows(const MatchedTable& matched, const std::vector<catalog::UnitRow>& rows,
                                  TypedTable& table) {
  const bool with_period = has_period(matched.source, matched.found);
  std::vector<std::size_t> raw_rows;
  for (const auto& row : rows) {
    raw_rows.push_back(row.raw_row);
    table.lines.push_back(matched.raw.line(row.raw_row));
    table.codes.push_back(row.code);
    if (with_period) {
      table.periods.push_back(row.period);
    }
  }
  return raw_rows;
}

}  // namespace

const TypedColumn* TypedTable::column(std::string_view name) const noexcept {
  const auto found = std::ranges::find_if(columns, [&](const TypedColumn& c) { return c.definition.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

const TypedColumn* TypedTable::column_of(ColumnRole role) const noexcept {
  const auto found = std::ranges::find_if(columns, [&](const TypedColumn& c) { return c.definition.role == role; });
  return found == columns.end() ? nullptr : &*found;
}

namespace {

void report_repeated_headers(const RawTable& raw, const Header& header, const SourceDefinition& source,
                             Findings& findings) {
  for (const auto& name : repeated_headers(header.names, source)) {
    findings.add({.code = "columna-repetida",
                  .layer = source.id,
                  .where = fmt::format("{}:{}", raw.file, raw.line(header.row)),
                  .what = {fmt::format("El encabezado «{}» está varias veces; no se lee ninguna.", name),
                           fmt::format("The header '{}' stands several times; none is read.", name)},
                  .remedy = {"Declare su posición en la fuente.", "Declare its position in the source."}});
  }
}

/// A table of titles and a header; a file of one line was reported when it was read.
void report_no_rows(const RawTable& raw, const Header& header, const SourceDefinition& source, Findings& findings) {
  for (std::size_t row = header.first_data_row; row < raw.row_count(); ++row) {
    if (raw.has_filled(row, 1)) {
      return;
    }
  }
  if (raw.sheet.empty() && raw.row_count() <= 1) {
    return;
  }
  findings.add({.code = "archivo-vacio",
                .severity = Severity::error,
                .layer = source.id,
                .where = raw.row_count() == 0 ? raw.file : where_of(raw, header.row, {}),
                .what = {"Bajo el encabezado no hay ninguna fila.", "There is no row under the header."},
                .remedy = {"Revise que el archivo esté completo y que sea la hoja debida.",
                           "Check that the file is whole and that this is the right sheet."}});
}

}  // namespace

TypedTable type_table(const RawTable& raw, const SourceDefinition& source, Findings& findings) {
  const Header header = find_header(raw, source);
  const auto found = find_columns(header.names, source);
  require_columns(raw, header, source, found);
  report_repeated_headers(raw, header, source, findings);
  report_no_rows(raw, header, source, findings);
  const MatchedTable matched{raw, header, found, source};
  const auto rows = catalog::unit_rows(matched, findings);

  TypedTable table;
  table.source = source.id;
  table.file = raw.file;
  table.sheet = raw.sheet;
  const std::vector<std::size_t> raw_rows = add_rows(matched, rows, table);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) {
      table.columns.push_back({source.columns[i], header.names[*found[i]], *found[i], {}, {}});
    }
  }
  if (source.keep_other_columns) {
    std::ranges::move(catalog::other_columns(matched, raw_rows, findings), std::back_inserter(table.columns));
  }
  std::vector<NumberColumn> number_columns;
  for (const auto& column : table.columns) {
    if (holds_numbers(column.definition.role)) {
      number_columns.push_back({column.definition, column.raw_column, column.header});
    }
  }
  const auto formats = catalog::number_formats(matched, raw_rows, number_columns, findings);
  ColumnFiller filler(matched, rows, findings);
  std::size_t number_index = 0;
  for (auto& column : table.columns) {
    if (holds_numbers(column.definition.role)) {
      filler.fill_numbers(column, formats[number_index++]);
    } else {
      filler.fill_texts(column);
    }
  }
  return table;
}

}  // namespace comarca
