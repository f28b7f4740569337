// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/csv_input.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr std::size_t kLongestHeader = 1U << 20U;

/// The fields of a header line: quotes may surround a name.
std::vector<std::string> fields(const std::string& line, const std::string& delimiter) {
  std::vector<std::string> names;
  for (const auto& part : split(line, delimiter.front())) {
    std::string_view name = trim(part);
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
      name = name.substr(1, name.size() - 2);
    }
    names.emplace_back(name);
  }
  return names;
}

void check_columns(const std::vector<std::string>& header, const ColumnTypes& needed, const std::string& file) {
  for (const auto& item : needed) {
    if (std::ranges::find(header, item.first) == header.end()) {
      throw data_error(fmt::format("there is no column '{}'", item.first), {.file = file},
                       suggestion(item.first, header));
    }
  }
}

}  // namespace

std::vector<std::string> csv_header(const std::filesystem::path& file, const MicrodataSource& source) {
  std::ifstream stream(file, std::ios::binary);
  std::string line;
  if (!stream || std::filesystem::is_directory(file)) {
    throw io_error("cannot open the file for reading", {.file = file.string()});
  }
  for (char letter = 0; stream.get(letter) && letter != '\n' && line.size() < kLongestHeader;) {
    line += letter;
  }
  if (line.ends_with('\r')) {
    line.pop_back();
  }
  if (line.empty() || line.size() == kLongestHeader) {
    throw data_error("the file has no line of column names", {.file = file.string()});
  }
  if (source.encoding == "latin-1") {
    line = latin1_to_utf8(line);
  }
  return fields(line, source.delimiter);
}

std::vector<std::string> common_header(const std::vector<std::filesystem::path>& files, const MicrodataSource& source,
                                       const ColumnTypes& needed) {
  const auto header = csv_header(files.front(), source);
  for (const auto& file : files) {
    const auto own = csv_header(file, source);
    check_columns(own, needed, file.string());
    if (own != header) {
      throw data_error(fmt::format("its columns are not those of {}", files.front().filename().string()),
                       {.file = file.string()}, "Chunks of one record must have the same columns in the same order.");
    }
  }
  return header;
}

std::string typed_column(const std::string& column, const std::string& type, Reading reading) {
  const std::string name = sql_identifier(column);
  if (reading == Reading::strict || type == "VARCHAR") {
    return name;
  }
  return fmt::format("TRY_CAST({} AS {})", name, type);
}

std::string csv_input_sql(const std::vector<std::filesystem::path>& files, const MicrodataSource& source,
                          const ColumnTypes& needed, Reading reading) {
  const auto header = common_header(files, source, needed);
  std::vector<std::string> names;
  for (const auto& file : files) {
    names.push_back(sql_text(file.string()));
  }
  std::vector<std::string> columns;
  for (const auto& column : header) {
    const auto type = needed.find(column);
    const bool typed = reading == Reading::strict && type != needed.end();
    columns.push_back(fmt::format("{}: '{}'", sql_text(column), typed ? type->second : "VARCHAR"));
  }
  std::vector<std::string> nulls;
  for (const auto& null : source.nulls) {
    nulls.push_back(sql_text(null));
  }
  const std::string faults =
      reading == Reading::tolerant ? ", ignore_errors=true, store_rejects=true, rejects_limit=0" : "";
  return fmt::format(
      "read_csv([{}], auto_detect=false, header=true, delim={}, quote='\"', escape='\"', nullstr=[{}], encoding={}, "
      "columns={{{}}}{})",
      join(names, ", "), sql_text(source.delimiter), join(nulls, ", "), sql_text(source.encoding), join(columns, ", "),
      faults);
}

}  // namespace comarca
