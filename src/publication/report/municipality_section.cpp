// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/cartography/numbers.hpp"
#include "publication/report/report_sections.hpp"

namespace comarca {
namespace {

constexpr std::size_t kFiguresATable = 6;  // what fits beside the names on an A4 page

using Values = std::vector<std::optional<double>>;

Values values_of(const ReportSubject& subject, const FigureSeries& series) {
  Values values;
  for (const std::size_t member : subject.members) {
    const auto found = series.by_code.find(subject.unit(member).code);
    values.push_back(found == series.by_code.end() ? std::nullopt : found->second.value);
  }
  return values;
}

/// Places from the highest value on; equal values share the place of the first.
std::vector<ReportCell> ranked_cells(const Values& values, Language language) {
  std::vector<double> known;
  for (const auto& value : values) {
    if (value) {
      known.push_back(*value);
    }
  }
  const int decimals = reading_decimals(known);
  std::vector<ReportCell> cells;
  for (const auto& value : values) {
    ReportCell cell = number_cell(value, decimals, language);
    if (value) {
      cell.text += fmt::format(" ({})", 1 + std::ranges::count_if(known, [&](double other) { return other > *value; }));
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

ReportTable table_of(const ReportSubject& subject, std::size_t first, std::size_t last) {
  ReportTable table;
  table.caption = subject.say("Cifras por municipio, con su puesto de mayor a menor",
                              "Figures by municipality, with their place from high to low");
  table.columns = {subject.say("Municipio", "Municipality"), subject.say("Código", "Code")};
  for (const std::size_t member : subject.members) {
    table.rows.push_back({{subject.unit(member).name}, {subject.unit(member).code}});
  }
  for (std::size_t i = first; i < last; ++i) {
    const FigureSeries& series = subject.figures[i].series;
    table.columns.push_back(series.legend_title());
    const auto cells = ranked_cells(values_of(subject, series), subject.language);
    for (std::size_t row = 0; row < cells.size(); ++row) {
      table.rows[row].push_back(cells[row]);
    }
  }
  return table;
}

}  // namespace

ReportSection municipality_section(const ReportSubject& subject) {
  ReportSection section{contract().municipalities.layer_name(), subject.say("Municipios", "Municipalities"), {}};
  std::size_t first = 0;
  do {
    const std::size_t last = std::min(first + kFiguresATable, subject.figures.size());
    section.blocks.emplace_back(table_of(subject, first, last));
    first = last;
  } while (first < subject.figures.size());
  return section;
}

}  // namespace comarca
