// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/record_selects.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "statistics/plan/place_columns.hpp"

namespace comarca {
namespace {

std::string millionths(const std::string& weight) {
  return fmt::format("CAST(round({} * 1000000) AS BIGINT)", weight);
}

void add_named(SqlColumns& columns, const SqlColumns& aggregates, const std::string& letter) {
  for (std::size_t i = 0; i < aggregates.size(); ++i) {
    columns.push_back(fmt::format("{} AS {}{}", aggregates[i], letter, i));
  }
}

/// A key's values as columns NAME0, NAME1...
void add_key(SqlColumns& columns, const SqlColumns& values, const std::string& name) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    columns.push_back(fmt::format("{} AS {}{}", values[i], name, i));
  }
}

}  // namespace

const RecordFile* RecordSelects::file(Record record) const {
  const auto found = files_.files.find(record);
  return found == files_.files.end() || found->second.empty() ? nullptr : source_.find(record);
}

bool RecordSelects::weighted_by(Record record) const {
  return !source_.weight_column.empty() && source_.weight_record == record;
}

bool RecordSelects::in_key(const RecordFile& record, const std::string& column) {
  return std::ranges::find(record.key, column) != record.key.end();
}

bool RecordSelects::keyed() const {
  const RecordFile* const household = source_.find(Record::household);
  return source_.find(Record::person) != nullptr && household != nullptr && !household->key.empty();
}

/// The values of a key, or the one that it is packed into under that name.
SqlColumns RecordSelects::key_values(const SqlColumns& key, const std::string& name, Needs& needs) const {
  if (packed_) {
    needs.keys.emplace(name, key);
    return {name};
  }
  SqlColumns values;
  for (const auto& column : key) {
    needs.columns.emplace(column, key_type());
    values.push_back(typed(column, key_type()));
  }
  return values;
}

/// Aggregates over persons, their weight, and the mark of undeclared values among them.
void RecordSelects::person_columns(const RecordFile& person, ColumnTypes& needed, SqlColumns& columns) const {
  columns.emplace_back("count(*) AS n");
  add_named(columns, recipes_.aggregates(), "a");
  add_named(columns, recipes_.marks().aggregates(), "m");
  SqlColumns bad;
  for (const auto& name : recipes_.person_variables()) {
    const ColumnMapping& mapping = person.variables.find(name)->second;
    needed.emplace(mapping.column, "INTEGER");
    bad.push_back(undeclared_sql(mapping, reading_));
  }
  std::string marks = bad.empty() ? "0" : fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", join(bad, " OR "));
  const bool weighted = weighted_by(Record::person);
  if (weighted) {
    needed.emplace(source_.weight_column, "DOUBLE");
    marks += fmt::format(" | CASE WHEN {} > 0 THEN 0 ELSE 2 END", typed(source_.weight_column, "DOUBLE"));
  }
  columns.push_back(fmt::format("bit_or({}) & 1 AS bad_persons", marks));
  if (weighted) {
    columns.push_back(fmt::format("CASE WHEN bit_or({}) < 2 THEN CAST(sum({}) AS BIGINT) END AS weight", marks,
                                  millionths(typed(source_.weight_column, "DOUBLE"))));
  }
}

/// Household and dwelling variables of one record file, each passed through `wrap`.
template <class Wrap>
void RecordSelects::household_columns(const RecordFile& record, ColumnTypes& needed, Selected& selected,
                                      const Wrap& wrap) const {
  for (const auto& name : recipes_.household_variables()) {
    const auto found = record.variables.find(name);
    if (found == record.variables.end() || source_.variable(name) != &found->second) {
      continue;
    }
    needed.emplace(found->second.column, "INTEGER");
    selected.columns.push_back(
        fmt::format("{} AS {}", wrap(typed(found->second.column, "INTEGER")), sql_identifier("r." + name)));
    selected.bad.push_back(wrap("CASE WHEN " + undeclared_sql(found->second, reading_) + " THEN 1 ELSE 0 END"));
  }
}

/// The same columns as the aggregates over persons, for a reader to make; empty when it cannot.
std::string RecordSelects::folded(const RecordFile& person) const {
  if (!folded_) {
    return {};
  }
  PersonFold fold{.key = person.key,
                  .integer_keys = source_.integer_keys,
                  .packed_key = packed_ && !person.flat,
                  .questions = recipes_.questions(),
                  .marks = recipes_.marks().expressions()};
  for (const auto& name : recipes_.person_variables()) {
    fold.variables.emplace(name, person.variables.find(name)->second);
  }
  if (weighted_by(Record::person) || (person.flat && weighted_by(Record::household))) {
    fold.weight_column = source_.weight_column;
    fold.weighs_persons = weighted_by(Record::person);
  }
  ColumnTypes ignored;
  for (const auto& [name, column, sql] : place_columns(source_, reading_, ignored)) {
    const auto type = name == "zone" ? ColumnType::integer : ColumnType::text;
    if (person.flat) {
      fold.shared.push_back({name, column, type});
    } else if (in_key(person, column)) {
      fold.shared.push_back({"p" + name, column, type});
    }
  }
  if (person.flat) {
    for (const auto& name : recipes_.household_variables()) {
      fold.shared.push_back({"r." + name, source_.variable(name)->column, ColumnType::integer});
    }
  }
  return folded_(fold);
}

/// A weight that is not above zero is none.
std::string RecordSelects::weight_of_household(const std::string& weight) const {
  return fmt::format("CASE WHEN {} > 0 THEN {} END AS weight", weight, millionths(weight));
}

std::string RecordSelects::flat(const RecordFile& person) const {
  if (const std::string rows = folded(person); !rows.empty()) {
    return fmt::format("q0 AS (SELECT *, 1 AS copies, 0 AS orphan FROM {})", rows);
  }
  ColumnTypes needed;
  Selected selected{.columns = {"1 AS copies", "0 AS orphan"}, .bad = {}};
  auto& columns = selected.columns;
  for (const auto& [name, column, sql] : place_columns(source_, reading_, needed)) {
    columns.push_back(fmt::format("min({}) AS {}", sql, name));
  }
  for (const auto& key : person.key) {
    needed.emplace(key, key_type());
  }
  person_columns(person, needed, columns);
  if (weighted_by(Record::household)) {
    needed.emplace(source_.weight_column, "DOUBLE");
    const std::string weight = fmt::format("min({})", typed(source_.weight_column, "DOUBLE"));
    columns.push_back(weight_of_household(weight));
  }
  const auto lowest = [](const std::string& sql) { return "min(" + sql + ")"; };
  household_columns(person, needed, selected, lowest);
  SqlColumns keys;
  for (const auto& key : person.key) {
    keys.push_back(typed(key, key_type()));
  }
  return fmt::format("q0 AS (SELECT {} FROM {} GROUP BY {})", join(columns, ", "), input_(Record::person, needed, {}),
                     join(keys, ", "));
}

std::string RecordSelects::persons(const RecordFile& person) const {
  if (const std::string rows = folded(person); !rows.empty()) {
    return fmt::format("p AS (SELECT * FROM {}),\n", rows);
  }
  Needs needs;
  SqlColumns columns;
  for (const auto& [name, column, sql] : place_columns(source_, reading_, needs.columns)) {
    if (in_key(person, column)) {
      columns.push_back(fmt::format("min({}) AS p{}", sql, name));
    } else {
      needs.columns.erase(column);
    }
  }
  const SqlColumns key = key_values(person.key, "pk", needs);
  add_key(columns, key, "k");
  person_columns(person, needs.columns, columns);
  return fmt::format("p AS (SELECT {} FROM {} GROUP BY {}),\n", join(columns, ", "), read(Record::person, needs),
                     join(key, ", "));
}

std::string RecordSelects::dwellings(const RecordFile& dwelling) const {
  Needs needs;
  Selected selected;
  auto& [columns, bad] = selected;
  const bool grouped = repeats_ == Repeats::merged || !keyed();
  const SqlColumns key = key_values(dwelling.key, "vk", needs);
  add_key(columns, key, "d");
  household_columns(dwelling, needs.columns, selected,
                    [grouped](const std::string& sql) { return grouped ? "max(" + sql + ")" : sql; });
  columns.push_back((bad.empty() ? "0" : join(bad, " + ")) + " AS bad_dwelling");
  return fmt::format("v AS (SELECT {} FROM {}{}),\n", join(columns, ", "), read(Record::dwelling, needs),
                     grouped ? " GROUP BY " + join(key, ", ") : "");
}

std::string RecordSelects::households(const RecordFile& household, const RecordFile* person,
                                      const RecordFile* dwelling) const {
  Needs needs;
  Selected selected;
  auto& [columns, bad] = selected;
  const bool grouped = repeats_ == Repeats::merged && keyed();
  const auto single = [grouped](const std::string& sql) { return grouped ? "min(" + sql + ")" : sql; };
  for (const auto& [name, column, sql] : place_columns(source_, reading_, needs.columns)) {
    columns.push_back(fmt::format("{} AS {}{}", single(sql), person != nullptr ? "h" : "", name));
  }
  const SqlColumns key = key_values(household.key, "hk", needs);
  add_key(columns, key, "hk");
  if (dwelling != nullptr) {
    SqlColumns parent = key_values(household.parent, "hd", needs);
    std::ranges::transform(parent, parent.begin(), single);
    add_key(columns, parent, "hd");
  }
  if (weighted_by(Record::household)) {
    needs.columns.emplace(source_.weight_column, "DOUBLE");
    const std::string weight = single(typed(source_.weight_column, "DOUBLE"));
    columns.push_back(weight_of_household(weight));
  }
  household_columns(household, needs.columns, selected, single);
  columns.push_back((bad.empty() ? "0" : join(bad, " + ")) + " AS bad_own");
  columns.emplace_back(grouped ? "count(*) AS copies" : "1 AS copies");
  std::string filter;
  if (!household.present.empty()) {
    needs.columns.emplace(household.present, "VARCHAR");
    filter = fmt::format(" WHERE {} IS NOT NULL", sql_identifier(household.present));
  }
  const std::string groups = grouped ? " GROUP BY " + join(key, ", ") : "";
  return fmt::format("h AS (SELECT {} FROM {}{}{}),\n", join(columns, ", "), read(Record::household, needs), filter,
                     groups);
}

}  // namespace comarca
