// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan_builder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "statistics/duckdb.hpp"
#include "statistics/place_columns.hpp"
#include "statistics/recipe_compiler.hpp"

namespace comarca {
namespace {

using Columns = std::vector<std::string>;

/// Writes the statement around what the recipes need.
class PlanWriter {
 public:
  PlanWriter(const MicrodataSource& source, const RecipeCompiler& recipes, const PlanInput& input)
      : source_(source),
        files_(input.files),
        recipes_(recipes),
        input_(input.rows),
        folded_(input.folded),
        summed_(input.summed),
        packed_(input.packed_keys),
        reading_(input.reading),
        repeats_(input.repeats) {}

  /// The household rows, the statement that sums them, and the name between the two.
  void write(CompiledPlan& plan) {
    const RecordFile* const person = file(Record::person);
    std::string sql = person != nullptr && person->flat ? flat(*person) : separate(person);
    const std::string base = sql;
    std::string last = "h0";
    std::size_t depth = 0;
    for (const auto& layer : recipes_.layers()) {
      Columns columns;
      for (const auto& [name, expression] : layer) {
        columns.push_back(fmt::format("{} AS {}", expression, name));
      }
      const std::string next = fmt::format("h{}", ++depth);
      sql += fmt::format(",\n{} AS (SELECT *, {} FROM {})", next, join(columns, ", "), last);
      last = next;
    }
    plan.sql = sql + "\n" + sums(last);
    if (const auto summed = summed_ ? summed_(recipes_.request()) : SummedHouseholds{}; !summed.name.empty()) {
      plan.summed_sql = base + "\n" + sums_by(summed);
    }
    plan.fixed_at = group_columns(source_).size();
    plan.merged = (person != nullptr && person->flat) || repeats_ == Repeats::merged || !keyed(source_);
    plan.households = std::move(sql);
    plan.last = std::move(last);
  }

 private:
  const RecordFile* file(Record record) const {
    const auto found = files_.files.find(record);
    return found == files_.files.end() || found->second.empty() ? nullptr : source_.find(record);
  }

  std::string key_type() const { return source_.integer_keys ? "BIGINT" : "VARCHAR"; }
  std::string typed(const std::string& column, const std::string& type) const {
    return typed_column(column, type, reading_);
  }
  bool weighted_by(Record record) const { return !source_.weight_column.empty() && source_.weight_record == record; }

  void need_keys(ColumnTypes& needed, const Columns& keys) const {
    for (const auto& key : keys) {
      needed.emplace(key, key_type());
    }
  }

  /// What a plan reads of one record.
  struct Needs {
    ColumnTypes columns;
    KeyColumns keys;
  };

  /// The values of a key, or the one that it is packed into under that name.
  Columns key_values(const Columns& key, const std::string& name, Needs& needs) const {
    if (packed_) {
      needs.keys.emplace(name, key);
      return {name};
    }
    need_keys(needs.columns, key);
    Columns values;
    for (const auto& column : key) {
      values.push_back(typed(column, key_type()));
    }
    return values;
  }

  /// A key's values as columns NAME0, NAME1...
  static void add_key(Columns& columns, const Columns& values, const std::string& name) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      columns.push_back(fmt::format("{} AS {}{}", values[i], name, i));
    }
  }

  std::string read(Record record, const Needs& needs) const { return input_(record, needs.columns, needs.keys); }

  std::string urban(const std::string& zone) const {
    std::vector<std::int64_t> inside;
    std::vector<std::int64_t> all;
    for (const auto& [code, name] : source_.zones) {
      all.push_back(code);
      if (name == "cabecera") {
        inside.push_back(code);
      }
    }
    return fmt::format("(CASE WHEN {} THEN {} END)", sql_member(zone, all), sql_member(zone, inside));
  }

  static std::string millionths(const std::string& weight) {
    return fmt::format("CAST(round({} * 1000000) AS BIGINT)", weight);
  }

  /// Aggregates over persons, their weight, and the mark of undeclared values among them.
  void person_columns(const RecordFile& person, ColumnTypes& needed, Columns& columns) const {
    columns.emplace_back("count(*) AS n");
    add_named(columns, recipes_.aggregates(), "a");
    add_named(columns, recipes_.marks().aggregates(), "m");
    Columns bad;
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

  static void add_named(Columns& columns, const Columns& aggregates, const std::string& letter) {
    for (std::size_t i = 0; i < aggregates.size(); ++i) {
      columns.push_back(fmt::format("{} AS {}{}", aggregates[i], letter, i));
    }
  }

  /// Household and dwelling variables of one record file, each passed through `wrap`.
  template <class Wrap>
  void household_columns(const RecordFile& record, ColumnTypes& needed, Columns& columns, Columns& bad,
                         const Wrap& wrap) const {
    for (const auto& name : recipes_.household_variables()) {
      const auto found = record.variables.find(name);
      if (found == record.variables.end() || source_.variable(name) != &found->second) {
        continue;
      }
      needed.emplace(found->second.column, "INTEGER");
      columns.push_back(
          fmt::format("{} AS {}", wrap(typed(found->second.column, "INTEGER")), sql_identifier("r." + name)));
      bad.push_back(wrap("CASE WHEN " + undeclared_sql(found->second, reading_) + " THEN 1 ELSE 0 END"));
    }
  }

  /// h0 from r0: values cleaned, size, people and households.
  std::string cleaned(const std::string& size) const {
    Columns columns;
    for (const auto& name : recipes_.household_variables()) {
      const std::string raw = sql_identifier("r." + name);
      columns.push_back(fmt::format("CASE WHEN {} THEN {} END AS {}", declared_sql(*source_.variable(name), raw), raw,
                                    sql_identifier("h." + name)));
    }
    if (!source_.zone_column.empty()) {
      columns.push_back(urban("zone") + " AS urban");
    }
    columns.push_back(size + " AS size");
    if (source_.weight_column.empty()) {
      columns.push_back(size + " AS people");
      columns.emplace_back("1 AS households");
    } else if (weighted_by(Record::person)) {
      columns.emplace_back("weight AS people");
      columns.emplace_back("CAST(round(CAST(weight AS DOUBLE) / n) AS BIGINT) AS households");
    } else {
      columns.push_back(fmt::format("weight * {} AS people", size));
      columns.emplace_back("weight AS households");
    }
    return fmt::format("h0 AS (SELECT *, {} FROM r0)", join(columns, ", "));
  }

  std::string size_of(bool persons) const {
    if (!source_.people.empty()) {
      const std::string raw = sql_identifier("r." + source_.people);
      return fmt::format("(CASE WHEN {} THEN {} END)", declared_sql(*source_.variable(source_.people), raw), raw);
    }
    return persons ? "n" : "1";  // rows that say nothing of persons are persons
  }

  static bool in_key(const RecordFile& person, const std::string& column) {
    return std::ranges::find(person.key, column) != person.key.end();
  }

  /// The same columns as the aggregates over persons, for a reader to make; empty when it cannot.
  std::string folded(const RecordFile& person) const {
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
      const auto type = name == "zone" ? TextColumn::Type::integer : TextColumn::Type::text;
      if (person.flat) {
        fold.shared.push_back({name, column, type});
      } else if (in_key(person, column)) {
        fold.shared.push_back({"p" + name, column, type});
      }
    }
    if (person.flat) {
      for (const auto& name : recipes_.household_variables()) {
        fold.shared.push_back({"r." + name, source_.variable(name)->column, TextColumn::Type::integer});
      }
    }
    return folded_(fold);
  }

  std::string flat(const RecordFile& person) {
    if (const std::string rows = folded(person); !rows.empty()) {
      return flat_households(fmt::format("q0 AS (SELECT *, 1 AS copies, 0 AS orphan FROM {})", rows));
    }
    ColumnTypes needed;
    Columns columns = {"1 AS copies", "0 AS orphan"};
    for (const auto& [name, column, sql] : place_columns(source_, reading_, needed)) {
      columns.push_back(fmt::format("min({}) AS {}", sql, name));
    }
    need_keys(needed, person.key);
    person_columns(person, needed, columns);
    if (weighted_by(Record::household)) {
      needed.emplace(source_.weight_column, "DOUBLE");
      const std::string weight = fmt::format("min({})", typed(source_.weight_column, "DOUBLE"));
      columns.push_back(fmt::format("CASE WHEN {} > 0 THEN {} END AS weight", weight, millionths(weight)));
    }
    const auto lowest = [](const std::string& sql) { return "min(" + sql + ")"; };
    Columns ignored;
    household_columns(person, needed, columns, ignored, lowest);
    Columns keys;
    for (const auto& key : person.key) {
      keys.push_back(typed(key, key_type()));
    }
    return flat_households(fmt::format("q0 AS (SELECT {} FROM {} GROUP BY {})", join(columns, ", "),
                                       input_(Record::person, needed, {}), join(keys, ", ")));
  }

  /// From q0, the households with what their rows repeat as it is in the file.
  std::string flat_households(const std::string& rows) const {
    Columns bad;
    for (const auto& name : recipes_.household_variables()) {
      ColumnMapping mapping = *source_.variable(name);
      bad.push_back(fmt::format("{0} IS NOT NULL AND NOT {1}", sql_identifier("r." + name),
                                declared_or_unknown(mapping, sql_identifier("r." + name))));
    }
    const std::string marks = bad.empty() ? "0" : fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", join(bad, " OR "));
    return fmt::format("WITH {},\nr0 AS (SELECT *, {} AS bad_household FROM q0),\n{}", rows, marks,
                       cleaned(size_of(true)));
  }

  std::string declared_or_unknown(const ColumnMapping& mapping, const std::string& value) const {
    return mapping.unknown.empty()
               ? declared_sql(mapping, value)
               : fmt::format("({} OR {})", declared_sql(mapping, value), sql_member(value, mapping.unknown));
  }

  std::string persons_by_household(const RecordFile& person) const {
    if (const std::string rows = folded(person); !rows.empty()) {
      return fmt::format("p AS (SELECT * FROM {}),\n", rows);
    }
    Needs needs;
    Columns columns;
    for (const auto& [name, column, sql] : place_columns(source_, reading_, needs.columns)) {
      if (in_key(person, column)) {
        columns.push_back(fmt::format("min({}) AS p{}", sql, name));
      } else {
        needs.columns.erase(column);
      }
    }
    const Columns key = key_values(person.key, "pk", needs);
    add_key(columns, key, "k");
    person_columns(person, needs.columns, columns);
    return fmt::format("p AS (SELECT {} FROM {} GROUP BY {}),\n", join(columns, ", "), read(Record::person, needs),
                       join(key, ", "));
  }

  std::string dwellings(const RecordFile& dwelling) const {
    Needs needs;
    Columns columns;
    Columns bad;
    const bool grouped = repeats_ == Repeats::merged || !keyed(source_);
    const Columns key = key_values(dwelling.key, "vk", needs);
    add_key(columns, key, "d");
    household_columns(dwelling, needs.columns, columns, bad,
                      [grouped](const std::string& sql) { return grouped ? "max(" + sql + ")" : sql; });
    columns.push_back((bad.empty() ? "0" : join(bad, " + ")) + " AS bad_dwelling");
    return fmt::format("v AS (SELECT {} FROM {}{}),\n", join(columns, ", "), read(Record::dwelling, needs),
                       grouped ? " GROUP BY " + join(key, ", ") : "");
  }

  /// One row for each key, unless the files are trusted with it; `copies` says how many rows there were.
  std::string households(const RecordFile& household, const RecordFile* person, const RecordFile* dwelling) const {
    Needs needs;
    Columns columns;
    Columns bad;
    const bool grouped = repeats_ == Repeats::merged && keyed(source_);
    const auto single = [grouped](const std::string& sql) { return grouped ? "min(" + sql + ")" : sql; };
    for (const auto& [name, column, sql] : place_columns(source_, reading_, needs.columns)) {
      columns.push_back(fmt::format("{} AS {}{}", single(sql), person != nullptr ? "h" : "", name));
    }
    const Columns key = key_values(household.key, "hk", needs);
    add_key(columns, key, "hk");
    if (dwelling != nullptr) {
      Columns parent = key_values(household.parent, "hd", needs);
      std::ranges::transform(parent, parent.begin(), single);
      add_key(columns, parent, "hd");
    }
    if (weighted_by(Record::household)) {
      needs.columns.emplace(source_.weight_column, "DOUBLE");
      const std::string weight = single(typed(source_.weight_column, "DOUBLE"));
      columns.push_back(fmt::format("CASE WHEN {} > 0 THEN {} END AS weight", weight, millionths(weight)));
    }
    household_columns(household, needs.columns, columns, bad, single);
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

  /// Where a household is; of persons without one, where their own key says.
  Columns joined_place(const RecordFile& person) const {
    ColumnTypes ignored;
    Columns columns;
    for (const auto& [name, column, sql] : place_columns(source_, reading_, ignored)) {
      columns.push_back(in_key(person, column) ? fmt::format("coalesce(h{0}, p{0}) AS {0}", name)
                                               : fmt::format("h{0} AS {0}", name));
    }
    columns.emplace_back("CASE WHEN copies IS NULL THEN 1 ELSE 0 END AS orphan");
    return columns;
  }

  static std::string join_on(const std::string& left, const std::string& right, std::size_t count) {
    Columns tests;
    for (std::size_t i = 0; i < count; ++i) {
      tests.push_back(fmt::format("{0}{2} = {1}{2}", left, right, i));
    }
    return join(tests, " AND ");
  }

  std::string separate(const RecordFile* person) {
    const RecordFile* const household = file(Record::household);
    const RecordFile* const dwelling = file(Record::dwelling);
    if (household == nullptr) {
      throw usage_error("there is no file of households", {.file = source_.id},
                        "Households join persons with their dwelling and their unit.");
    }
    std::string sql = "WITH " + (person != nullptr ? persons_by_household(*person) : std::string());
    sql += dwelling != nullptr ? dwellings(*dwelling) : std::string();
    sql += households(*household, person, dwelling);
    std::string from = "h";
    std::string bad = "coalesce(bad_own, 0)";
    if (person != nullptr) {
      from += " FULL JOIN p ON " + join_on("hk", "k", packed_ ? 1 : person->key.size());
    }
    if (dwelling != nullptr) {
      from += " LEFT JOIN v ON " + join_on("hd", "d", packed_ ? 1 : dwelling->key.size());
      bad += " + coalesce(bad_dwelling, 0)";
    }
    const std::string more = person == nullptr ? "CAST(NULL AS BIGINT) AS n, 0 AS bad_persons, 0 AS orphan"
                                               : join(joined_place(*person), ", ");
    sql += fmt::format("r0 AS (SELECT *, {} AS bad_household, {} FROM {}),\n", bad, more, from);
    return sql + cleaned(size_of(person != nullptr));
  }

  std::string sums(const std::string& from) const {
    Columns columns = group_columns(source_);
    columns.emplace_back(kFixedColumnsSql);
    for (const auto& sum : recipes_.sums()) {
      columns.push_back(sum.sql);
    }
    return fmt::format("SELECT {}\nFROM {}\nGROUP BY {}", join(columns, ",\n  "), from,
                       join(group_columns(source_), ", "));
  }

  std::string sums_by(const SummedHouseholds& summed) const {
    Columns columns = group_columns(source_);
    columns.emplace_back(kFixedColumnsSql);
    Columns numbers;
    for (const auto& column : summed.columns) {
      numbers.push_back(fmt::format("CAST({} AS BIGINT)", column));
    }
    columns.push_back(fmt::format("{}({})", summed.name, join(numbers, ", ")));
    return fmt::format("SELECT {}\nFROM h0\nGROUP BY {}", join(columns, ",\n  "), join(group_columns(source_), ", "));
  }

  /// Where persons join households, the key of a household is its own; alone, their file may say less.
  static bool keyed(const MicrodataSource& source) {
    const RecordFile* const household = source.find(Record::household);
    return source.find(Record::person) != nullptr && household != nullptr && !household->key.empty();
  }

  const MicrodataSource& source_;
  const MicrodataFiles& files_;
  const RecipeCompiler& recipes_;
  const InputSql& input_;
  const FoldedSql& folded_;
  const SummedSql& summed_;
  bool packed_;
  Reading reading_;
  Repeats repeats_;
};

}  // namespace

CompiledPlan compile_plan(const MicrodataSource& source, const Vocabulary& vocabulary,
                          const std::vector<Recipe>& recipes, const PlanInput& input) {
  RecipeCompiler compiler(source, vocabulary, input.files, input.reading);
  if (!source.people.empty()) {
    compiler.need_household(source.people);
  }
  for (const auto& recipe : recipes) {
    compiler.add(recipe);
  }
  CompiledPlan plan;
  PlanWriter(source, compiler, input).write(plan);
  plan.absent = compiler.absent();
  for (const auto& sum : compiler.sums()) {
    plan.sums.push_back(sum.column);
  }
  for (const auto& record : source.records) {
    for (const auto& item : record.variables) {
      if (compiler.person_variables().contains(item.first) || compiler.household_variables().contains(item.first)) {
        plan.variables[record.record].insert(item.first);
      }
    }
  }
  return plan;
}

}  // namespace comarca
