// SPDX-License-Identifier: Apache-2.0
#include "synth/table_layout.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/csv.hpp"
#include "comarca/base/text.hpp"
#include "synth/spelling.hpp"

namespace comarca::synth {
namespace {

LayoutColumn read_column(const Table& row) {
  LayoutColumn column;
  column.where = row.where();
  column.title = row.required("titulo").text();
  column.value = row.required("valor").text();
  const auto format = row.required("formato");
  std::string word = format.text();
  if (word.starts_with("decimal-") && word.size() == 9 && word[8] >= '0' && word[8] <= '9') {
    column.digits = word[8] - '0';
    word = "decimal";
  }
  const std::vector<std::string> words{"texto", "entero", "miles", "sin-ceros", "decimal"};
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) {
    throw format.error(fmt::format("unknown format '{}'", word), suggestion(word, words));
  }
  column.format = static_cast<CellFormat>(found - words.begin());
  row.finish();
  return column;
}

char one_character(const Table& row, std::string_view key, std::string_view fallback) {
  const auto text = row.text_or(key, fallback);
  if (text.size() != 1) {
    throw row.error(fmt::format("'{}' is '{}', expected one character", key, text));
  }
  return text.front();
}

TableLayout read_layout(const Table& row) {
  TableLayout layout;
  layout.file = row.required("archivo").text();
  layout.encoding = row.has("codificacion") ? row.required("codificacion").one_of({"utf-8", "utf-8-bom", "latin-1"})
                                            : layout.encoding;
  layout.line_end = row.text_or("fin_de_linea", "lf") == "crlf" ? "\r\n" : "\n";
  layout.separator = one_character(row, "separador", ",");
  layout.decimal_mark = one_character(row, "decimal", ",");
  layout.missing = row.text_or("faltante", "");
  layout.source = row.text_or("fuente", "");
  layout.needs = row.text_or("necesita", "");
  layout.before = row.texts_or("antes", {});
  layout.after = row.texts_or("despues", {});
  layout.national_row = row.texts_or("fila_nacional", {});
  layout.columns = read_columns(row);
  row.finish();
  return layout;
}

std::string with_thousands(std::string digits) {
  for (std::size_t place = digits.size(); place > 3; place -= 3) {
    digits.insert(place - 3, 1, '.');
  }
  return digits;
}

/// A note, filled up with separators to the width of the table.
std::string note_line(const TableLayout& layout, const std::string& note) {
  const auto present = static_cast<std::size_t>(std::ranges::count(note, layout.separator));
  const std::size_t wanted = layout.columns.size() - 1;
  return note + std::string(wanted > present ? wanted - present : 0, layout.separator) + layout.line_end;
}

std::string row_text(const TableLayout& layout, const std::vector<const std::vector<Figure>*>& columns,
                     std::size_t unit) {
  std::string line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    line += i > 0 ? std::string(1, layout.separator) : std::string();
    const Figure& figure = (*columns[i])[unit];
    const bool missing = std::holds_alternative<std::monostate>(figure);
    line += csv_cell(missing ? layout.missing : cell_text(figure, layout.columns[i], layout.decimal_mark),
                     layout.separator);
  }
  return line + layout.line_end;
}

std::string national_row(const TableLayout& layout, const Figures& figures) {
  std::string line;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    line += i > 0 ? std::string(1, layout.separator) : std::string();
    if (i < layout.national_row.size()) {
      line += layout.national_row[i];
      continue;
    }
    const auto* national = figures.find("nacional." + layout.columns[i].value);
    line += national == nullptr ? layout.missing : cell_text(national->front(), layout.columns[i], layout.decimal_mark);
  }
  return line + layout.line_end;
}

}  // namespace

std::vector<LayoutColumn> read_columns(const Table& table) {
  std::vector<LayoutColumn> columns;
  for (const auto& value : table.required("columnas").array()) {
    columns.push_back(read_column(value.table()));
  }
  return columns;
}

std::vector<TableLayout> read_table_layouts(const Table& root) {
  std::vector<TableLayout> layouts;
  for (const auto& row : root.tables("tabla")) {
    layouts.push_back(read_layout(row));
  }
  return layouts;
}

std::string cell_text(const Figure& figure, const LayoutColumn& column, char decimal_mark) {
  if (const auto* text = std::get_if<std::string>(&figure)) {
    return column.format == CellFormat::without_zeros
               ? text->substr(std::min(text->find_first_not_of('0'), text->size()))
               : *text;
  }
  const auto* number = std::get_if<double>(&figure);
  if (number == nullptr) {
    return {};
  }
  if (column.format != CellFormat::decimal) {
    const auto whole = fmt::format("{:.0f}", *number);
    return column.format == CellFormat::thousands ? with_thousands(whole) : whole;
  }
  auto text = column.digits < 0 ? fmt::format("{}", *number) : fmt::format("{:.{}f}", *number, column.digits);
  std::ranges::replace(text, '.', decimal_mark);
  return text;
}

std::vector<const std::vector<Figure>*> figure_columns(const std::vector<LayoutColumn>& columns,
                                                       const Figures& figures) {
  std::vector<const std::vector<Figure>*> found;
  for (const auto& column : columns) {
    found.push_back(figures.find(column.value));
    if (found.back() == nullptr) {
      throw usage_error(fmt::format("the generator knows no figure '{}'", column.value), column.where,
                        suggestion(column.value, figures.names()));
    }
  }
  return found;
}

std::string table_text(const TableLayout& layout, const Figures& figures) {
  const auto columns = figure_columns(layout.columns, figures);
  std::string text;
  for (const auto& note : layout.before) {
    text += note_line(layout, note);
  }
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    text += (i > 0 ? std::string(1, layout.separator) : std::string()) +
            csv_cell(layout.columns[i].title, layout.separator);
  }
  text += layout.line_end;
  if (!layout.national_row.empty()) {
    text += national_row(layout, figures);
  }
  for (std::size_t unit = 0; unit < figures.units(); ++unit) {
    text += row_text(layout, columns, unit);
  }
  for (const auto& note : layout.after) {
    text += note_line(layout, note);
  }
  if (layout.encoding == "latin-1") {
    return to_latin1(text);
  }
  return layout.encoding == "utf-8-bom" ? "\xEF\xBB\xBF" + text : text;
}

}  // namespace comarca::synth
