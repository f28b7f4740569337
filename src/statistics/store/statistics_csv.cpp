// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {
namespace {

constexpr std::string_view kHeader = "unidad,zona,periodo,estadistica,valor,aditiva";

double number(const std::string& text, const Where& where) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || !std::isfinite(value)) {
    throw data_error(fmt::format("'{}' is not a number", text), where);
  }
  return value;
}

void read_row(Statistics& statistics, const std::string& line, const Where& where) {
  const auto cells = split(line, ',');
  if (cells.size() != 6) {
    throw data_error(fmt::format("the row has {} fields, not 6", cells.size()), where,
                     "The file is cut off or was edited: write it again.");
  }
  const auto zone = zone_from_code(cells[1]);
  if (!zone || (cells[5] != "si" && cells[5] != "no")) {
    throw data_error(fmt::format("'{}' and '{}' are not a zone and si/no", cells[1], cells[5]), where);
  }
  if (cells[5] == "no") {
    statistics.mark_alone(cells[3]);
  }
  statistics.add({cells[0], *zone, cells[2]}, cells[3], number(cells[4], where));
}

/// The columns of one zone and period, in order of statistic.
using Columns = std::vector<Statistics::Column>;

}  // namespace

std::string to_csv(const Statistics& statistics) {
  std::map<std::pair<Zone, std::string_view>, Columns> by_when;
  for (const auto& column : statistics.columns()) {
    by_when[{column.zone, column.period}].push_back(column);
  }
  std::string text(kHeader);
  text += '\n';
  for (const auto unit : statistics.units().in_order()) {
    for (const auto& [when, columns] : by_when) {
      const std::string where =
          fmt::format("{},{},{},", statistics.units().text(unit), zone_code(when.first), when.second);
      for (const auto& [name, zone, period, amounts] : columns) {
        if (amounts->has(unit)) {
          fmt::format_to(std::back_inserter(text), "{}{},{},{}\n", where, name, (*amounts)[unit],
                         statistics.is_alone(name) ? "no" : "si");
        }
      }
    }
  }
  return text;
}

Statistics statistics_from_csv(std::string_view text, const std::string& file) {
  Statistics statistics;
  std::size_t row = 0;
  for (std::string line : split(text, '\n')) {
    ++row;
    if (line.ends_with('\r')) {
      line.pop_back();
    }
    if (row == 1 && line != kHeader) {
      throw data_error("this is not a file of statistics", {.file = file},
                       fmt::format("Its first line is '{}'.", kHeader));
    }
    if (row > 1 && !line.empty()) {
      read_row(statistics, line, {.file = file, .row = row});
    }
  }
  return statistics;
}

}  // namespace comarca
