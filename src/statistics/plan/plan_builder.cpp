// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/plan_builder.hpp"

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "statistics/plan/place_columns.hpp"
#include "statistics/plan/recipe_compiler.hpp"
#include "statistics/plan/record_selects.hpp"

namespace comarca {
namespace {

using Columns = SqlColumns;

/// Writes the statement around what the recipes need.
class PlanWriter {
 public:
  PlanWriter(const MicrodataSource& source, const RecipeCompiler& recipes, const PlanInput& input)
      : source_(source),
        recipes_(recipes),
        selects_(source, recipes, input),
        summed_(input.summed),
        reading_(input.reading),
        repeats_(input.repeats) {}

  /// The household rows, the statement that sums them, and the name between the two.
  void write(CompiledPlan& plan) {
    const RecordFile* const person = selects_.file(Record::person);
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
    plan.merged = (person != nullptr && person->flat) || repeats_ == Repeats::merged || !selects_.keyed();
    plan.households = std::move(sql);
    plan.last = std::move(last);
  }

 private:
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
    } else if (selects_.weighted_by(Record::person)) {
      columns.emplace_back("weight AS people");
      columns.emplace_back("CAST(round(CAST(weight AS DOUBLE) / n) AS BIGINT) AS households");
    } else {
      columns.push_back(fmt::format("weight * {} AS people", size));
      columns.emplace_back("weight AS households");
    }
    return fmt::format("h0 AS (SELECT *, {} FROM r0)", join(columns, ", "));
  }

  /// Of a household; rows that say nothing of persons are persons.
  std::string size_of(const RecordFile* person) const {
    if (!source_.people.empty()) {
      const std::string raw = sql_identifier("r." + source_.people);
      return fmt::format("(CASE WHEN {} THEN {} END)", declared_sql(*source_.variable(source_.people), raw), raw);
    }
    return person != nullptr ? "n" : "1";
  }

  std::string flat(const RecordFile& person) const { return flat_households(person, selects_.flat(person)); }

  /// From q0, the households with what their rows repeat as it is in the file.
  std::string flat_households(const RecordFile& person, const std::string& rows) const {
    Columns bad;
    for (const auto& name : recipes_.household_variables()) {
      ColumnMapping mapping = *source_.variable(name);
      bad.push_back(fmt::format("{0} IS NOT NULL AND NOT {1}", sql_identifier("r." + name),
                                declared_or_unknown(mapping, sql_identifier("r." + name))));
    }
    const std::string marks = bad.empty() ? "0" : fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", join(bad, " OR "));
    return fmt::format("WITH {},\nr0 AS (SELECT *, {} AS bad_household FROM q0),\n{}", rows, marks,
                       cleaned(size_of(&person)));
  }

  std::string declared_or_unknown(const ColumnMapping& mapping, const std::string& value) const {
    return mapping.unknown.empty()
               ? declared_sql(mapping, value)
               : fmt::format("({} OR {})", declared_sql(mapping, value), sql_member(value, mapping.unknown));
  }

  /// Where a household is; of persons without one, where their own key says.
  Columns joined_place(const RecordFile& person) const {
    ColumnTypes ignored;
    Columns columns;
    for (const auto& [name, column, sql] : place_columns(source_, reading_, ignored)) {
      columns.push_back(RecordSelects::in_key(person, column) ? fmt::format("coalesce(h{0}, p{0}) AS {0}", name)
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
    const RecordFile* const household = selects_.file(Record::household);
    const RecordFile* const dwelling = selects_.file(Record::dwelling);
    if (household == nullptr) {
      throw usage_error("there is no file of households", {.file = source_.id},
                        "Households join persons with their dwelling and their unit.");
    }
    std::string sql = "WITH " + (person != nullptr ? selects_.persons(*person) : std::string());
    sql += dwelling != nullptr ? selects_.dwellings(*dwelling) : std::string();
    sql += selects_.households(*household, person, dwelling);
    std::string from = "h";
    std::string bad = "coalesce(bad_own, 0)";
    if (person != nullptr) {
      from += " FULL JOIN p ON " + join_on("hk", "k", selects_.key_columns(*person));
    }
    if (dwelling != nullptr) {
      from += " LEFT JOIN v ON " + join_on("hd", "d", selects_.key_columns(*dwelling));
      bad += " + coalesce(bad_dwelling, 0)";
    }
    const std::string more = person == nullptr ? "CAST(NULL AS BIGINT) AS n, 0 AS bad_persons, 0 AS orphan"
                                               : join(joined_place(*person), ", ");
    sql += fmt::format("r0 AS (SELECT *, {} AS bad_household, {} FROM {}),\n", bad, more, from);
    return sql + cleaned(size_of(person));
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

  const MicrodataSource& source_;
  const RecipeCompiler& recipes_;
  RecordSelects selects_;
  const SummedSql& summed_;
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
