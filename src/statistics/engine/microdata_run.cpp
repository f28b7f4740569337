// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/microdata_run.hpp"
#include "statistics/engine/microdata_query.hpp"

// ADR 0152: microdata is read typed first, and as text only when that fails.
namespace comarca {
namespace {

/// Reads the rows of the last SELECT.
class ResultReader {
 public:
  ResultReader(const MicrodataSource& source, const CompiledPlan& plan, MicrodataResult& result)
      : source_(source), plan_(plan), result_(result) {}

  Totals read(QueryRows rows) {
    std::ranges::sort(rows.rows);  // groups come in the order that threads finish
    for (const auto& row : rows.rows) {
      read_row(row);
    }
    scale();
    return totals_;
  }

 private:
  using Row = std::vector<std::optional<std::string>>;

  std::string unit_of(const Row& row) const {
    std::string code;
    for (std::size_t i = 0; i < source_.unit_columns.size(); ++i) {
      if (!row[i]) {
        return {};
      }
      const auto width = static_cast<std::size_t>(source_.unit_widths[i]);
      code += std::string(width - std::min(width, row[i]->size()), '0') + *row[i];
    }
    return code;
  }

  std::optional<Zone> zone_of(const Row& row) const {
    const auto& cell = row[source_.unit_columns.size()];
    const auto found = source_.zones.find(static_cast<std::int64_t>(whole_number(cell)));
    return !cell || found == source_.zones.end() ? std::nullopt : zone_from_code(found->second);
  }

  /// Whole numbers are added first and divided once.
  void scale() {
    for (const auto& [place, sums] : whole_) {
      for (std::size_t i = 0; i < sums.size(); ++i) {
        result_.statistics.add(place, plan_.sums[i].statistic, sums[i] / plan_.sums[i].scale);
      }
    }
  }

  void add_all(const Place& place, const Row& row, std::size_t at, const SampleDesign::Cluster& cluster) {
    result_.statistics.add(place, kCases, whole_number(row[at]));
    result_.statistics.add(place, kLost, whole_number(row[at + 1]));
    if (row[at + 3]) {
      result_.statistics.add(place, kPersons, whole_number(row[at + 3]));
    }
    auto& sums = whole_[place];
    sums.resize(plan_.sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const double amount = whole_number(row[at + kFixedColumns + i]);
      sums[i] += amount;
      if (!source_.stratum_column.empty()) {
        result_.design.add(place, cluster, plan_.sums[i].statistic, amount / plan_.sums[i].scale);
      }
    }
  }

  void read_row(const Row& row) {
    std::size_t at = source_.unit_columns.size();
    const std::string unit = unit_of(row);
    std::optional<Zone> zone;
    if (!source_.zone_column.empty()) {
      zone = zone_of(row);
      ++at;
    }
    SampleDesign::Cluster cluster;
    if (!source_.stratum_column.empty()) {
      cluster = {row[at].value_or(""), row[at + 1].value_or("")};
      at += 2;
    }
    const bool orphan = whole_number(row[at++]) > 0;
    if (unit.empty() || orphan) {
      totals_.orphans += whole_number(row[at]);
      lose_persons(unit, zone, whole_number(row[at + 3]));
      return;
    }
    totals_.lost += whole_number(row[at + 1]);
    totals_.without_persons += whole_number(row[at + 2]);
    totals_.undeclared += whole_number(row[at + 4]);
    totals_.repeated += whole_number(row[at + 5]);
    add_all({unit, Zone::total, source_.period}, row, at, cluster);
    if (zone) {
      add_all({unit, *zone, source_.period}, row, at, cluster);
    } else if (!source_.zone_column.empty()) {
      without_zone(unit, row[at].value_or("0"));
    }
  }

  /// Persons whose household is in no file, where they say themselves that they are.
  void lose_persons(const std::string& unit, std::optional<Zone> zone, double persons) {
    if (unit.empty()) {
      return;
    }
    result_.statistics.add({unit, Zone::total, source_.period}, kLostPersons, persons);
    if (zone) {
      result_.statistics.add({unit, *zone, source_.period}, kLostPersons, persons);
    }
  }

  void without_zone(const std::string& unit, const std::string& households) {
    result_.findings.add(
        {.code = "zona-desconocida",
         .severity = Severity::warning,
         .layer = "microdatos",
         .unit = unit,
         .where = source_.zone_column,
         .what = {fmt::format("{} hogares sin zona conocida: cuentan solo en el total", households),
                  fmt::format("{} households of no known zone: they count in the total only", households)},
         .remedy = {"Declare el código de la zona en la fuente.", "Declare the zone's code in the source."}});
  }

  const MicrodataSource& source_;
  const CompiledPlan& plan_;
  MicrodataResult& result_;
  std::map<Place, std::vector<double>> whole_;  ///< sums as the plan numbers them
  Totals totals_;
};

}  // namespace

MicrodataResult run_microdata(const MicrodataInput& input, const std::vector<Recipe>& recipes) {
  const auto& [source, vocabulary, files, options] = input;
  MicrodataResult result;
  MicrodataQuery query(source, files, options, result.findings);
  QueryRows rows =
      query.run([&](const PlanInput& asked) { return compile_plan(input.source, input.vocabulary, recipes, asked); });
  result.absent = query.plan().absent;
  query.look_closer(ResultReader(source, query.plan(), result).read(std::move(rows)));
  result.findings.sort();
  return result;
}

}  // namespace comarca
