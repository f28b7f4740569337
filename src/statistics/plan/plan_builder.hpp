// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "comarca/statistics/microdata_plan.hpp"
#include "statistics/plan/csv_input.hpp"
#include "statistics/plan/person_fold.hpp"
#include "statistics/plan/query_rows.hpp"
#include "statistics/plan/sums_request.hpp"

namespace comarca {

/// A sum of the last SELECT and what to divide it by.
struct SumColumn {
  std::string statistic;
  double scale = 1;
};

/// One statement, and what its columns are: the unit's columns, zone, stratum and cluster where there are any, whether
/// the row is of persons without a household, then kFixedColumns counts, then the sums.
struct CompiledPlan {
  std::string sql;
  std::string summed_sql;  ///< the same, all sums in one text at the end of a row; empty when SQL alone can give them
  std::string households;  ///< its WITH clause, for another SELECT over the households...
  std::string last;        ///< ...that it calls so
  std::vector<SumColumn> sums;
  std::size_t fixed_at = 0;  ///< the first of the kFixedColumns
  /// Of rows too many to hold, for this one time; the columns are those of its own rows.
  std::shared_ptr<RowFold> fold;
  bool merged = true;  ///< a household that is there twice counts once
  std::map<std::string, std::string> absent;
  std::map<Record, std::set<std::string>> variables;  ///< used, by the record whose file has them
};

/// Counts that every plan makes: households, lost for their weight, without persons, persons, with undeclared values,
/// rows that repeat a household, households that are in a file of their own.
inline constexpr std::size_t kFixedColumns = 7;
inline constexpr std::size_t kWithoutPersonsColumn = 2;
inline constexpr std::size_t kPersonsColumn = 3;
inline constexpr std::size_t kOwnHouseholdsColumn = 6;
inline constexpr const char* kFixedColumnsSql =
    "count(*),\n  sum(CASE WHEN people IS NULL THEN 1 ELSE 0 END),\n  sum(CASE WHEN n IS NULL THEN 1 ELSE 0 END),\n  "
    "sum(n),\n  sum(CASE WHEN bad_household + coalesce(bad_persons, 0) > 0 THEN 1 ELSE 0 END),\n  "
    "sum(copies - 1),\n  count(copies)";

/// Weights and products are summed as whole millionths: exact, whatever the order.
inline constexpr double kMillionths = 1e6;

/// Where the rows of a record come from, given the columns a plan needs of it and the keys it wants as numbers.
using InputSql = std::function<std::string(Record record, const ColumnTypes& needed, const KeyColumns& keys)>;

/// Where the households come from that persons make, for a plan whose questions a reader can answer as it reads; empty
/// when it cannot.
using FoldedSql = std::function<std::string(const PersonFold& fold)>;

/// The name of an aggregate that works out a request over households (see blocks/blocks.hpp); empty when it cannot.
struct SummedHouseholds {
  std::string name;
  std::vector<std::string> columns;
};
using SummedSql = std::function<SummedHouseholds(const SumsRequest& request)>;

/// trusted: every row of households is another household and every row of dwellings another dwelling, which whoever
/// runs the plan has to check (faster). merged: rows of one key are one.
enum class Repeats { trusted, merged };

/// What a plan reads and how.
struct PlanInput {
  const MicrodataFiles& files;
  const InputSql& rows;
  Reading reading = Reading::strict;
  Repeats repeats = Repeats::merged;
  FoldedSql folded = {};
  SummedSql summed = {};
  bool packed_keys = false;  ///< the rows can give a key as one number
};

/// The text files themselves.
[[nodiscard]] InputSql csv_input(const MicrodataSource& source, const MicrodataFiles& files, Reading reading);

[[nodiscard]] CompiledPlan compile_plan(const MicrodataSource& source, const Vocabulary& vocabulary,
                                        const std::vector<Recipe>& recipes, const PlanInput& input);

/// SQL that is true where a column holds what its mapping does not declare.
[[nodiscard]] std::string undeclared_sql(const ColumnMapping& mapping, Reading reading);

/// Codes or range of a mapping, as a test on a value.
[[nodiscard]] std::string declared_sql(const ColumnMapping& mapping, const std::string& value);

}  // namespace comarca
