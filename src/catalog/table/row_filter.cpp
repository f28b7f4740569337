// SPDX-License-Identifier: Apache-2.0
#include "catalog/table/row_filter.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "catalog/table/period.hpp"
#include "comarca/base/text.hpp"

namespace comarca::catalog {
namespace {

/// Rows of one kind that were left out.
struct LeftOut {
  std::size_t count = 0;
  std::size_t first_line = 0;

  void add(std::size_t line) {
    first_line = count == 0 ? line : first_line;
    ++count;
  }
};

class RowFilter {
 public:
  RowFilter(const MatchedTable& table, Findings& findings)
      : raw_(table.raw), header_(table.header), source_(table.source), findings_(findings) {
    const auto& columns = table.found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const ColumnRole role = source_.columns[i].role;
      code_ = role == ColumnRole::code && !code_ ? columns[i] : code_;
      department_ = role == ColumnRole::department_code && !department_ ? columns[i] : department_;
      local_ = role == ColumnRole::local_code && !local_ ? columns[i] : local_;
      key_ = role == ColumnRole::key && !key_ ? columns[i] : key_;
      if (role == ColumnRole::period && !period_) {
        period_ = columns[i];
        period_form_ = source_.columns[i].period_form;
      }
    }
  }

  std::vector<UnitRow> rows() {
    std::vector<UnitRow> kept;
    for (std::size_t row = header_.first_data_row; row < raw_.row_count(); ++row) {
      if (!raw_.has_filled(row, 1)) {
        continue;
      }
      if (is_header(row)) {
        repeated_headers_.add(raw_.line(row));
        continue;
      }
      if (auto unit = read(row)) {
        kept.push_back(std::move(*unit));
      }
    }
    report_left_out();
    return kept;
  }

 private:
  [[nodiscard]] bool is_header(std::size_t row) const {
    const std::size_t width = std::min(raw_.width(row), header_.names.size());
    std::size_t alike = 0;
    for (std::size_t column = 0; column < width; ++column) {
      const std::string_view cell = trim(raw_.cell(row, column));
      alike += !cell.empty() && cell == header_.names[column] ? std::size_t{1} : std::size_t{0};
    }
    std::size_t filled = 0;  // counted only where the row may be one
    for (std::size_t column = 0; alike > 1 && column < width; ++column) {
      filled += trim(raw_.cell(row, column)).empty() ? std::size_t{0} : std::size_t{1};
    }
    return alike > 1 && alike * 2 > filled;
  }

  [[nodiscard]] ParsedCode code_of(std::size_t row) const {
    if (code_) {
      return parse_code(raw_.cell(row, *code_), source_.codes);
    }
    return parse_split_code(raw_.cell(row, *department_), raw_.cell(row, *local_), source_.codes);
  }

  [[nodiscard]] std::string shown_code(std::size_t row) const {
    return code_ ? std::string(trim(raw_.cell(row, *code_)))
                 : fmt::format("{} + {}", trim(raw_.cell(row, *department_)), trim(raw_.cell(row, *local_)));
  }

  std::optional<UnitRow> read(std::size_t row) {
    UnitRow unit{row, {}, 0};
    if (code_ || (department_ && local_)) {
      const ParsedCode parsed = code_of(row);
      if (!parsed.is_unit()) {
        leave_out(row, parsed);
        return std::nullopt;
      }
      unit.code = parsed.code;
    }
    if (period_ && !read_period(row, unit)) {
      return std::nullopt;
    }
    return is_repeated(unit) ? std::nullopt : std::optional(std::move(unit));
  }

  /// Whether a cell to the right of the code is a number: then the row has data, whatever its code.
  [[nodiscard]] bool has_figure(std::size_t row) const {
    for (std::size_t column = code_.value_or(local_.value_or(0)) + 1; column < raw_.width(row); ++column) {
      const std::string_view cell = trim(raw_.cell(row, column));
      const bool digit = cell.find_first_of("0123456789") != std::string_view::npos;
      if (digit && cell.find_first_not_of("0123456789.,-% ") == std::string_view::npos) {
        return true;
      }
    }
    return false;
  }

  void leave_out(std::size_t row, const ParsedCode& parsed) {
    if (parsed.is_total()) {
      totals_.add(raw_.line(row));
      return;
    }
    // A note under the table fills one cell, or two when it is numbered; a unit has its values beside it.
    constexpr std::size_t kNoteCells = 2;
    if (raw_.filled(row) <= kNoteCells && header_.names.size() > kNoteCells && !has_figure(row)) {
      notes_.add(raw_.line(row));
      return;
    }
    const std::string shown = shown_code(row);
    const Text& why = code_reading_text(parsed.reading);
    add(row, {.code = "codigo-ilegible",
              .what = {fmt::format("El código «{}» {}: la fila queda fuera.", shown, why.es),
                       fmt::format("The code '{}' {}: the row is left out.", shown, why.en)},
              .remedy = {"Corrija el código en el archivo de origen; debe ser texto con sus ceros.",
                         "Mend the code in the source file; it must be text with its zeros."}});
  }

  bool read_period(std::size_t row, UnitRow& unit) {
    const std::string_view cell = raw_.cell(row, *period_);
    if (const auto year = parse_year(cell, period_form_)) {
      unit.period = *year;
      return true;
    }
    add(row, {.code = "periodo-ilegible",
              .unit = unit.code.text(),
              .what = {fmt::format("«{}» no es un año: la fila queda fuera.", trim(cell)),
                       fmt::format("'{}' is not a year: the row is left out.", trim(cell))},
              .remedy = {"Corrija el año en el archivo de origen.", "Mend the year in the source file."}});
    return false;
  }

  bool is_repeated(const UnitRow& unit) {
    if (unit.code.empty()) {
      return false;
    }
    const std::string key = key_ ? folded(raw_.cell(unit.raw_row, *key_)) : std::string();
    const auto [earlier, is_new] = first_line_.try_emplace({unit.code, unit.period, key}, raw_.line(unit.raw_row));
    if (is_new) {
      return false;
    }
    add(unit.raw_row,
        {.code = "codigo-duplicado",
         .unit = unit.code.text(),
         .what = {fmt::format("El código {} ya está en la fila {}; se usa aquella y esta queda fuera.",
                              unit.code.text(), earlier->second),
                  fmt::format("The code {} already stands in row {}; that one is used and this one left out.",
                              unit.code.text(), earlier->second)},
         .remedy =
             key_ ? Text{"Deje una sola fila por unidad, periodo y clave.", "Leave one row per unit, period and key."}
                  : Text{"Deje una sola fila por unidad y periodo.", "Leave one row per unit and period."}});
    return true;
  }

  void report_left_out() {
    report(totals_, "fila-de-total",
           {"filas de totales del país o de un departamento", "rows of national or departmental totals"});
    report(notes_, "nota-al-pie", {"filas de notas o títulos", "rows of notes or titles"});
    report(repeated_headers_, "encabezado-repetido", {"encabezados repetidos", "repeated headers"});
  }

  void report(const LeftOut& left_out, const std::string& code, const Text& what) {
    if (left_out.count == 0) {
      return;
    }
    Finding finding;
    finding.code = code;
    finding.severity = Severity::info;
    finding.layer = source_.id;
    finding.where = fmt::format("{}:{}", raw_.file, left_out.first_line);
    finding.what = {
        fmt::format("{} {} quedan fuera (la primera, en la línea {}).", left_out.count, what.es, left_out.first_line),
        fmt::format("{} {} left out (the first in line {}).", left_out.count, what.en, left_out.first_line)};
    finding.remedy = {"Nada que hacer.", "Nothing to do."};
    findings_.add(std::move(finding));
  }

  /// A row that is an error: its source and its line are filled in.
  void add(std::size_t row, Finding finding) {
    finding.severity = Severity::error;
    finding.layer = source_.id;
    finding.where = fmt::format("{}:{}", raw_.file, raw_.line(row));
    findings_.add(std::move(finding));
  }

  const RawTable& raw_;
  const Header& header_;
  const SourceDefinition& source_;
  Findings& findings_;
  std::optional<std::size_t> code_;
  std::optional<std::size_t> department_;
  std::optional<std::size_t> local_;
  std::optional<std::size_t> period_;
  std::optional<std::size_t> key_;
  PeriodForm period_form_ = PeriodForm::year;
  LeftOut totals_;
  LeftOut notes_;
  LeftOut repeated_headers_;
  std::map<std::tuple<UnitCode, int, std::string>, std::size_t> first_line_;
};

}  // namespace

std::vector<UnitRow> unit_rows(const MatchedTable& table, Findings& findings) {
  return RowFilter(table, findings).rows();
}

}  // namespace comarca::catalog
