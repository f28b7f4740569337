// SPDX-License-Identifier: Apache-2.0
#include "synth/census/printer.hpp"

#include <fmt/format.h>

namespace comarca::synth {
namespace {

void append_value(std::int32_t value, std::string& out) {
  if (value < 0) {
    out += "NA";
  } else if (value < 10) {
    out += static_cast<char>('0' + value);
  } else {
    const fmt::format_int digits(value);
    out.append(digits.data(), digits.size());
  }
}

}  // namespace

RecordPrinter::RecordPrinter(const RecordFile& file, const std::string& department, const std::string& municipality) {
  for (const auto& column : file.columns) {
    if (column.kind == RecordColumn::Kind::variable) {
      cells_.push_back({rest_, column.var});
      rest_ = ",";
      continue;
    }
    rest_ += column.kind == RecordColumn::Kind::fixed        ? column.fixed
             : column.kind == RecordColumn::Kind::department ? '"' + department + '"'
                                                             : '"' + municipality + '"';
    rest_ += ',';
  }
  rest_.back() = '\n';
}

void RecordPrinter::print(const Record& record, std::string& out) const {
  for (const Cell& cell : cells_) {
    out += cell.before;
    append_value(record[cell.var], out);
  }
  out += rest_;
}

std::string RecordPrinter::heading(const RecordFile& file) {
  std::string line;
  for (const auto& column : file.columns) {
    line += (line.empty() ? "\"" : ",\"") + column.title + '"';
  }
  return line + '\n';
}

}  // namespace comarca::synth
