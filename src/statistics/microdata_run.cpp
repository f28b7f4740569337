// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <functional>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/microdata_plan.hpp"
#include "statistics/duckdb.hpp"
#include "statistics/microdata_diagnosis.hpp"
#include "statistics/parquet_cache.hpp"
#include "statistics/plan_builder.hpp"

namespace comarca {
namespace {

/// Whole counts of a plan over all groups, that decide whether a second look is needed.
struct Totals {
  double lost = 0;
  double without_persons = 0;
  double orphans = 0;
  double undeclared = 0;
};

double number(const std::optional<std::string>& cell) {
  double value = 0;
  if (cell) {
    std::from_chars(cell->data(), cell->data() + cell->size(), value);
  }
  return value;
}

/// '*' stands for anything, letters in either case.
bool matches(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) {
    return name.empty();
  }
  if (pattern.front() == '*') {
    return matches(pattern.substr(1), name) || (!name.empty() && matches(pattern, name.substr(1)));
  }
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return !name.empty() && lower(pattern.front()) == lower(name.front()) && matches(pattern.substr(1), name.substr(1));
}

/// Reads the rows of the last SELECT.
class ResultReader {
 public:
  ResultReader(const MicrodataSource& source, const CompiledPlan& plan, MicrodataResult& result)
      : source_(source), plan_(plan), result_(result) {
    for (const auto& sum : plan.sums) {
      scales_[sum.statistic] = sum.scale;
    }
  }

  Totals read(const QueryRows& rows) {
    auto ordered = rows.rows;
    std::ranges::sort(ordered);  // groups come in the order that threads finish
    for (const auto& row : ordered) {
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
    const auto found = source_.zones.find(static_cast<std::int64_t>(number(cell)));
    return !cell || found == source_.zones.end() ? std::nullopt : zone_from_code(found->second);
  }

  /// Whole numbers are added first and divided once.
  void scale() {
    for (const auto& place : whole_.places()) {
      for (const auto& [name, amount] : whole_.at(place)) {
        const auto found = scales_.find(name);
        result_.statistics.add(place, name, found == scales_.end() ? amount : amount / found->second);
      }
    }
  }

  void add(const Place& place, const SampleDesign::Cluster& cluster, const std::string& name, double amount) {
    whole_.add(place, name, amount);
    if (!source_.stratum_column.empty()) {
      result_.design.add(place, cluster, name, amount / scales_.at(name));
    }
  }

  void add_all(const Place& place, const Row& row, std::size_t at, const SampleDesign::Cluster& cluster) {
    whole_.add(place, kCases, number(row[at]));
    whole_.add(place, kLost, number(row[at + 1]));
    for (std::size_t i = 0; i < plan_.sums.size(); ++i) {
      add(place, cluster, plan_.sums[i].statistic, number(row[at + kFixedColumns + i]));
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
    if (unit.empty()) {
      totals_.orphans += number(row[at]);
      return;
    }
    totals_.lost += number(row[at + 1]);
    totals_.without_persons += number(row[at + 2]);
    totals_.undeclared += number(row[at + 4]);
    add_all({unit, Zone::total, source_.period}, row, at, cluster);
    if (zone) {
      add_all({unit, *zone, source_.period}, row, at, cluster);
    } else if (!source_.zone_column.empty()) {
      without_zone(unit, row[at].value_or("0"));
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
  std::map<std::string, double> scales_;
  Statistics whole_;
  Totals totals_;
};

std::vector<std::filesystem::path> all_files(const MicrodataFiles& files) {
  std::vector<std::filesystem::path> list;
  for (const auto& item : files.files) {
    list.insert(list.end(), item.second.begin(), item.second.end());
  }
  return list;
}

MicrodataFiles absolute(const MicrodataFiles& files) {
  MicrodataFiles result;
  for (const auto& [record, list] : files.files) {
    for (const auto& file : list) {
      if (!std::filesystem::is_regular_file(file)) {
        throw io_error("there is no such file of microdata", {.file = file.string()});
      }
      result.files[record].push_back(std::filesystem::absolute(file));
    }
  }
  return result;
}

InputSql csv_input(const MicrodataSource& source, const MicrodataFiles& files, Reading reading) {
  return [&source, &files, reading](Record record, const ColumnTypes& needed) {
    return csv_input_sql(files.files.at(record), source, needed, reading);
  };
}

void look_closer(Diagnosis& diagnosis, const Totals& totals, const MicrodataSource& source, const CompiledPlan& plan,
                 const MicrodataFiles& files) {
  if (totals.undeclared > 0) {
    diagnosis.undeclared_values(plan.variables);
  }
  if (totals.lost > 0 && !source.weight_column.empty()) {
    diagnosis.bad_weights();
  }
  const RecordFile* const person = source.find(Record::person);
  const bool joined = person != nullptr && !person->flat && files.files.contains(Record::person) &&
                      files.files.contains(Record::household);
  if (totals.without_persons > 0 && joined) {
    diagnosis.unmatched(Record::household, Record::person);
  }
  if (totals.orphans > 0 && joined) {
    diagnosis.unmatched(Record::person, Record::household);
  }
}

}  // namespace

MicrodataFiles find_microdata_files(const MicrodataSource& source, const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) {
    throw io_error("there is no such folder of microdata", {.file = folder.string()});
  }
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      found.push_back(entry.path());
    }
  }
  std::ranges::sort(found);
  MicrodataFiles files;
  for (const auto& record : source.records) {
    for (const auto& file : found) {
      const auto fits = [&](const std::string& pattern) { return matches(pattern, file.filename().string()); };
      if (std::ranges::any_of(record.names, fits)) {
        files.files[record.record].push_back(file);
      }
    }
  }
  if (files.files.empty()) {
    throw io_error(fmt::format("no file here is one of '{}'", source.id), {.file = folder.string()},
                   "The source says which names it knows: layers/sources/microdata.");
  }
  return files;
}

std::string microdata_sql(const MicrodataSource& source, const Vocabulary& vocabulary,
                          const std::vector<Recipe>& recipes, const MicrodataFiles& files) {
  return compile_plan(source, vocabulary, recipes, files, csv_input(source, files, Reading::strict), Reading::strict)
      .sql;
}

MicrodataResult run_microdata(const MicrodataSource& source, const Vocabulary& vocabulary,
                              const std::vector<Recipe>& recipes, const MicrodataFiles& given,
                              const MicrodataOptions& options) {
  const MicrodataFiles files = absolute(given);
  ParquetCache cache(source, files, options.cache_folder);
  EngineLimits limits{.files = all_files(files), .memory = options.memory, .threads = options.threads};
  limits.spill_folder = options.spill_folder;
  cache.declare(limits.files);
  Engine engine(limits);
  const bool cached = cache.ready(engine);
  MicrodataResult result;
  const InputSql strict_input = cached ? cache.input() : csv_input(source, files, Reading::strict);
  CompiledPlan plan = compile_plan(source, vocabulary, recipes, files, strict_input, Reading::strict);
  QueryRows rows;
  Diagnosis diagnosis(engine, source, files, result.findings);
  if (engine.try_query(plan.sql, rows)) {
    // Something in the files is not what its column should hold: read all as text, count and show what is wrong.
    plan = compile_plan(source, vocabulary, recipes, files, csv_input(source, files, Reading::tolerant),
                        Reading::tolerant);
    rows = engine.query(plan.sql);
    diagnosis.rejected_rows();
  }
  result.absent = plan.absent;
  const Totals totals = ResultReader(source, plan, result).read(rows);
  look_closer(diagnosis, totals, source, plan, files);
  result.findings.sort();
  return result;
}

}  // namespace comarca
