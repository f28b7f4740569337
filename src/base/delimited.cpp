// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/delimited.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "base/decoded_text.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr std::array<char, 4> kSeparators = {',', ';', '|', '\t'};
constexpr std::size_t kSampleRows = 60;
constexpr std::size_t kSampleBytes = std::size_t{256} * 1024;
constexpr std::size_t kMostWidthFindings = 20;

/// Walks over a text once; cells that need no unquoting are copied straight from it.
class Parser {
 public:
  Parser(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// Reads one row into the table; false at the end of the text.
  bool next_row(RawTable& table) {
    if (at_ >= text_.size()) {
      return false;
    }
    table.begin_row(line_);
    do {
      table.add_cell(next_cell());
    } while (take_separator());
    take_line_end();
    return true;
  }

  [[nodiscard]] std::size_t unclosed_quote_line() const noexcept { return unclosed_quote_line_; }
  [[nodiscard]] bool ended_with_line_end() const noexcept { return ended_with_line_end_; }

 private:
  std::string_view next_cell() {
    if (at_ < text_.size() && text_[at_] == '"') {
      return quoted_cell();
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
      ++at_;
    }
    return text_.substr(begin, at_ - begin);
  }

  std::string_view quoted_cell() {
    const std::size_t opened_at = line_;
    buffer_.clear();
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c != '"') {
        line_ +=
            c == '\n' || (c == '\r' && (at_ >= text_.size() || text_[at_] != '\n')) ? std::size_t{1} : std::size_t{0};
        buffer_ += c;
        continue;
      }
      if (at_ < text_.size() && text_[at_] == '"') {
        buffer_ += '"';
        ++at_;
        continue;
      }
      // What stands between the closing quote and the separator belongs to the cell: '"a"b,' is 'ab'.
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
        buffer_ += text_[at_++];
      }
      return buffer_;
    }
    unclosed_quote_line_ = opened_at;
    return buffer_;
  }

  bool take_separator() {
    if (at_ < text_.size() && text_[at_] == separator_) {
      ++at_;
      return true;
    }
    return false;
  }

  void take_line_end() {
    ended_with_line_end_ = at_ < text_.size();
    if (at_ < text_.size() && text_[at_] == '\r') {
      ++at_;
      at_ += at_ < text_.size() && text_[at_] == '\n' ? std::size_t{1} : std::size_t{0};
    } else if (at_ < text_.size()) {
      ++at_;
    }
    ++line_;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t unclosed_quote_line_ = 0;
  bool ended_with_line_end_ = false;
  std::string buffer_;
};

/// How many of the first rows share the width of most of them, and that width.
struct Agreement {
  std::size_t width = 0;
  std::size_t rows = 0;
};

Agreement agreement(std::string_view sample, char separator) {
  RawTable table;
  Parser parser(sample, separator);
  while (table.row_count() < kSampleRows && parser.next_row(table)) {
  }
  Agreement best;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::size_t width = table.width(row);
    std::size_t alike = 0;
    for (std::size_t other = 0; other < table.row_count(); ++other) {
      alike += table.width(other) == width ? std::size_t{1} : std::size_t{0};
    }
    if (width > 1 && (alike > best.rows || (alike == best.rows && width > best.width))) {
      best = {width, alike};
    }
  }
  return best;
}

std::string read_bytes(const std::filesystem::path& path, std::uint64_t largest) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(path, failure)) {
    throw io_error("there is no such file", {.file = path.string()},
                   "Check the path; only files of this machine are opened.");
  }
  const auto size = std::filesystem::file_size(path, failure);
  if (failure) {
    throw io_error(fmt::format("cannot read it: {}", failure.message()), {.file = path.string()});
  }
  if (size > largest) {
    throw data_error(fmt::format("the file has {} bytes; tables are read up to {}", size, largest),
                     {.file = path.string()}, "Microdata of this size are read by the statistics, not as a table.");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream || stream.gcount() != static_cast<std::streamsize>(size)) {
    throw io_error("cannot read the file to its end", {.file = path.string()}, "Check the permissions and the disk.");
  }
  return bytes;
}

Finding text_finding(const RawTable& table, std::size_t line, std::string code, Text what) {
  Finding finding;
  finding.code = std::move(code);
  finding.layer = std::filesystem::path(table.file).filename().string();
  finding.where = fmt::format("{}:{}", table.file, line);
  finding.what = std::move(what);
  finding.remedy = {"Revise esa fila en el archivo de origen; pudo cortarse al copiarlo.",
                    "Look at that row of the source file; it may have been cut when it was copied."};
  return finding;
}

/// The width of most rows, so that titles and notes around a table do not count.
std::size_t usual_width(const RawTable& table) {
  std::vector<std::size_t> rows_of_width(table.width() + 1);
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    rows_of_width[table.width(row)] += table.has_filled(row, 2) ? std::size_t{1} : std::size_t{0};
  }
  return static_cast<std::size_t>(std::ranges::max_element(rows_of_width) - rows_of_width.begin());
}

void report_widths(const RawTable& table, Findings& findings) {
  const std::size_t usual = usual_width(table);
  std::size_t odd = 0;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::size_t width = table.width(row);
    if (width == usual || !table.has_filled(row, 2) || ++odd > kMostWidthFindings) {
      continue;
    }
    findings.add(text_finding(table, table.line(row), width < usual ? "fila-corta" : "fila-larga",
                              {fmt::format("La fila tiene {} celdas; las demás tienen {}.", width, usual),
                               fmt::format("The row has {} cells; the others have {}.", width, usual)}));
  }
  if (odd > kMostWidthFindings) {
    findings.add(text_finding(table, table.line(0), "filas-de-otro-ancho",
                              {fmt::format("{} filas no tienen {} celdas.", odd, usual),
                               fmt::format("{} rows do not have {} cells.", odd, usual)}));
  }
}

}  // namespace

char detect_separator(std::string_view utf8) {
  const std::string_view sample = utf8.substr(0, kSampleBytes);
  char best = '\0';
  Agreement best_agreement;
  for (const char separator : kSeparators) {
    const Agreement found = agreement(sample, separator);
    // Decimal commas also part rows: a separator that agrees on as many rows with more cells wins.
    const bool better =
        found.rows > best_agreement.rows || (found.rows == best_agreement.rows && found.width > best_agreement.width);
    if (found.width > 1 && better) {
      best = separator;
      best_agreement = found;
    }
  }
  return best;
}

namespace {

/// As many bytes and cells as there may be at most.
void make_room(RawTable& table, std::string_view text) {
  std::size_t ends = 1;
  for (const char c : text) {
    ends += c == table.separator || c == '\n' || c == '\r' ? std::size_t{1} : std::size_t{0};
  }
  table.reserve(text.size(), ends);
}

RawTable parse_table(const DecodedText& text, const std::string& name, char separator, Findings& findings) {
  RawTable table;
  table.file = name;
  table.encoding = text.encoding;
  table.separator = separator != '\0' ? separator : detect_separator(text.utf8);
  make_room(table, text.utf8);
  Parser parser(text.utf8, table.separator);
  while (parser.next_row(table)) {
  }
  if (parser.unclosed_quote_line() > 0) {
    Finding finding =
        text_finding(table, parser.unclosed_quote_line(), "comillas-sin-cerrar",
                     {"Unas comillas que se abren aquí no se cierran: lo que sigue quedó en una sola celda.",
                      "A quote that opens here is never closed: all that follows ended up in one cell."});
    finding.severity = Severity::error;
    findings.add(std::move(finding));
  }
  const std::size_t last = table.row_count();
  if (last <= 1) {
    Finding finding =
        text_finding(table, 1, "archivo-vacio",
                     last == 0 ? Text{"El archivo no tiene ninguna fila.", "The file has no row at all."}
                               : Text{"El archivo solo tiene el encabezado.", "The file has a header and no row."});
    finding.severity = Severity::error;
    findings.add(std::move(finding));
  }
  if (last > 1 && !parser.ended_with_line_end() && table.width(last - 1) < usual_width(table) &&
      table.filled(last - 1) > 1) {
    Finding finding =
        text_finding(table, table.line(last - 1), "archivo-cortado",
                     {"El archivo termina en mitad de una fila.", "The file ends in the middle of a row."});
    finding.severity = Severity::error;
    findings.add(std::move(finding));
  }
  if (last > 0) {
    report_widths(table, findings);
  }
  return table;
}

}  // namespace

RawTable read_delimited_text(std::string_view bytes, const std::string& name, const DelimitedOptions& options,
                             Findings& findings) {
  return parse_table(decode_text(std::string(bytes), options.encoding, name), name, options.separator, findings);
}

RawTable read_delimited(const std::filesystem::path& path, const DelimitedOptions& options, Findings& findings) {
  const DecodedText text = decode_text(read_bytes(path, options.largest_file), options.encoding, path.string());
  return parse_table(text, path.string(), options.separator, findings);
}

}  // namespace comarca
