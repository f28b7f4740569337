// SPDX-License-Identifier: Apache-2.0
#include "product/reader/variable_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/reading.hpp"

namespace comarca {
namespace {

const DataLayer& numbers() {
  return contract().data;
}

/// A year as the names of periods have it; empty for a table that says none.
std::string period_text(std::optional<std::int64_t> year) {
  return year ? fmt::format("{}", *year) : std::string();
}

}  // namespace

VariableStore::VariableStore(OpenProduct product) : product_(product), variables_(product, contract().data_variables) {}

void VariableStore::read() {
  if (variables_.is_read() || !product_.database.has_table(numbers().layer_name())) {
    return;
  }
  const DataVariablesLayer& of = contract().data_variables;
  variables_.read({of.id, of.table, of.variable, of.title, of.unit, of.source, of.first_row, of.rows},
                  [](std::int64_t, RowCells& cells) {
                    return StoredVariable{cells.text(),
                                          cells.text(),
                                          cells.text(),
                                          cells.text(),
                                          cells.text(),
                                          cells.whole().value_or(0),
                                          cells.whole().value_or(0)};
                  });
  require_every_row();
}

/// The data are those that the variables say, and none else: as many, and each run of rows its own from end to end.
void VariableStore::require_every_row() const {
  const DataLayer& of = numbers();
  const auto damaged = [&](const std::string& what) {
    return data_error("the product is damaged: " + what, {.file = product_.file.string(), .layer = of.layer_name()},
                      "Write the product again with 'comarca run'.");
  };
  SqlStatement variable_at = product_.database.prepare(
      fmt::format("SELECT {} FROM {} WHERE rowid IN (?1, ?2)", quoted(of.variable), quoted(of)));
  std::int64_t said = 0;
  for (const auto& [key, variable] : variables_.rows()) {
    said += variable.rows;
    variable_at.bind(1, variable.first_row);
    variable_at.bind(2, variable.first_row + variable.rows - 1);
    const std::int64_t ends = std::min<std::int64_t>(variable.rows, 2);
    for (std::int64_t end = 0; end < ends; ++end) {
      if (!variable_at.step() || variable_at.whole(0) != key) {
        throw damaged(fmt::format("the rows of variable {} of table '{}' are not where it says", key,
                                  contract().data_variables.layer_name()));
      }
    }
    variable_at.reset();
  }
  SqlStatement count = product_.database.prepare(fmt::format("SELECT count(*) FROM {}", quoted(of)));
  count.step();
  if (const auto there = count.whole(0).value_or(0); there != said) {
    require_keys(product_, of.variable, contract().data_variables, variables_.keys());
    throw damaged(fmt::format("table '{}' has {} rows, and table '{}' tells of {}", of.layer_name(), there,
                              contract().data_variables.layer_name(), said));
  }
}

std::vector<std::string> VariableStore::names() {
  read();
  std::set<std::string> names;
  for (const auto& [key, variable] : variables_.rows()) {
    names.insert(variable.name);
  }
  return {names.begin(), names.end()};
}

std::set<std::string> VariableStore::numeric_names() {
  read();
  std::set<std::string> names;
  if (variables_.rows().empty()) {
    return names;
  }
  const DataLayer& of = numbers();
  const std::string keys =
      fmt::format("SELECT DISTINCT {} FROM {} WHERE {} IS NOT NULL", quoted(of.variable), quoted(of), quoted(of.value));
  for (SqlStatement row = product_.database.prepare(keys); row.step();) {
    names.insert(variables_.at(row.whole(0), of.variable).name);
  }
  return names;
}

std::vector<std::int64_t> VariableStore::called(const std::string& name) {
  read();
  std::vector<std::int64_t> keys;
  for (const auto& [key, variable] : variables_.rows()) {
    if (name == variable.name || name == variable.table + "." + variable.name) {
      keys.push_back(key);
    }
  }
  std::ranges::sort(keys);
  return keys;
}

std::string VariableStore::rows_with(const std::vector<std::int64_t>& keys) const {
  std::string condition = "(0";
  for (const std::int64_t key : keys) {
    const StoredVariable& variable = variables_.at(key, numbers().variable);
    condition += fmt::format(" OR rowid BETWEEN {} AND {}", variable.first_row, variable.first_row + variable.rows - 1);
  }
  return condition + ")";
}

std::set<std::string> VariableStore::periods(const std::string& name) {
  const DataLayer& of = numbers();
  const auto keys = called(name);
  std::set<std::string> periods;
  if (keys.empty()) {
    return periods;
  }
  const std::string years =
      fmt::format("SELECT DISTINCT {} FROM {} WHERE {}", quoted(of.year), quoted(of), rows_with(keys));
  for (SqlStatement row = product_.database.prepare(years); row.step();) {
    periods.insert(period_text(row.whole(0)));
  }
  return periods;
}

FigureSeries VariableStore::series(const std::string& name, const std::string& period) {
  FigureSeries series;
  const auto periods_there = periods(name);
  if (periods_there.empty()) {
    return series;
  }
  const DataLayer& of = numbers();
  series.vintage = period.empty() ? *periods_there.rbegin() : period;
  const RowQuery query{{of.variable, of.code, of.year, of.value}, rows_with(called(name))};
  for (SqlStatement row = rows_of(product_, query); row.step();) {
    RowCells cells(row);
    const StoredVariable& variable = variables_.at(cells.whole(), of.variable);
    const std::string code = cells.text();
    if (period_text(cells.whole()) == series.vintage) {
      series.title = variable.title;
      series.unit = variable.unit;
      series.source = variable.source;
      series.by_code[code] = {cells.number(), {}, {}, false};
    }
  }
  return series;
}

std::string VariableStore::data_sql(const std::string& variable) {
  read();
  std::vector<std::int64_t> keys;
  for (const auto& [key, known] : variables_.rows()) {
    if (known.name == variable) {
      keys.push_back(key);
    }
  }
  std::ranges::sort(keys);
  const DataLayer& of = numbers();
  return fmt::format("SELECT {0}, coalesce({1}, {2}) FROM {3} WHERE {4} ORDER BY {0}, {5}", quoted(of.code),
                     quoted(of.value), quoted(of.text), quoted(of), rows_with(keys), quoted(of.year));
}

}  // namespace comarca
