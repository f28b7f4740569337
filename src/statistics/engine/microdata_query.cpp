// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/microdata_query.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "statistics/engine/kept_rows.hpp"

namespace comarca {
namespace {

/// A chunk with a header alone says nothing, and several may be equal.
bool has_rows(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string line;
  return std::getline(stream, line) && std::getline(stream, line) && !line.empty();
}

/// The same content under two names would count twice.
void refuse_copies(const std::vector<std::filesystem::path>& files) {
  std::map<std::uintmax_t, std::vector<std::filesystem::path>> by_size;
  for (const auto& file : files) {
    by_size[std::filesystem::file_size(file)].push_back(file);
  }
  for (const auto& [size, equals] : by_size) {
    std::map<std::string, std::filesystem::path> by_content;
    for (std::size_t i = 0; equals.size() > 1 && i < equals.size(); ++i) {
      const auto [other, fresh] = by_content.emplace(sha256_of_file(equals[i]), equals[i]);
      if (!fresh && has_rows(equals[i])) {
        throw data_error(fmt::format("this file is the same as '{}', byte by byte", other->second.filename().string()),
                         {.file = equals[i].string()}, "Leave one of the two in the folder.");
      }
    }
  }
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
    refuse_copies(list);
  }
  return result;
}

}  // namespace

double whole_number(const std::optional<std::string>& cell) {
  double value = 0;
  if (cell) {
    std::from_chars(cell->data(), cell->data() + cell->size(), value);
  }
  return value;
}

MicrodataQuery::MicrodataQuery(const MicrodataSource& source, const MicrodataFiles& files,
                               const MicrodataOptions& options, Findings& findings)
    : source_(source),
      files_(absolute(files)),
      cache_(source, files_, options.cache_folder),
      cache_folder_(options.cache_folder),
      engine_(limits(options)),
      diagnosis_(engine_, source, files_, findings) {}

EngineLimits MicrodataQuery::limits(const MicrodataOptions& options) const {
  EngineLimits limits{.memory = options.memory, .threads = options.threads};
  for (const auto& item : files_.files) {
    limits.files.insert(limits.files.end(), item.second.begin(), item.second.end());
  }
  limits.spill_folder = options.spill_folder.empty() ? options.cache_folder : options.spill_folder;
  cache_.declare(limits.files);
  return limits;
}

bool MicrodataQuery::has_persons() const {
  const auto found = files_.files.find(Record::person);
  return found != files_.files.end() && !found->second.empty();
}

InputSql MicrodataQuery::plain_input() {
  return [this](Record record, const ColumnTypes& needed, const KeyColumns& keys) {
    const auto& list = files_.files.at(record);
    const auto rows_read = std::make_shared<std::atomic<std::uint64_t>>(0);
    auto rows = plain_rows({.files = list,
                            .source = source_,
                            .columns = needed,
                            .keys = keys,
                            .rows_read = rows_read,
                            .counted = source_.find(record)->present});
    if (!rows) {
      return csv_input_sql(list, source_, needed, Reading::strict);
    }
    rows_read_[record] = rows_read;
    return engine_.add_table(*std::move(rows));
  };
}

FoldedSql MicrodataQuery::folded_input() {
  return [this](const PersonFold& fold) -> std::string {
    const auto rows_read = std::make_shared<std::atomic<std::uint64_t>>(0);
    auto rows = folded_persons(
        {.files = files_.files.at(Record::person), .source = source_, .columns = {}, .rows_read = rows_read}, fold);
    if (!rows) {
      return {};
    }
    rows_read_[Record::person] = rows_read;
    return engine_.add_table(*std::move(rows));
  };
}

SummedSql MicrodataQuery::summed() {
  return [this](const SumsRequest& request) -> SummedHouseholds {
    std::shared_ptr<GroupSums> sums = group_sums(request);
    if (!sums) {
      return {};
    }
    const auto columns = sums->columns();
    return {engine_.add_sums(std::move(sums)), columns};
  };
}

bool MicrodataQuery::answers(QueryRows& rows) {
  const bool has_aggregate = !plan_.summed_sql.empty();
  auto failure = has_aggregate ? engine_.try_query(plan_.summed_sql, rows) : std::nullopt;
  const bool by_aggregate = has_aggregate && !failure;
  if (!has_aggregate || (failure && failure->unfit == Unfit::beyond_bounds)) {
    failure = engine_.try_query(plan_.sql, rows, plan_.fold.get());
  }
  for (std::size_t i = 0; by_aggregate && i < rows.rows.size(); ++i) {
    auto& row = rows.rows[i];
    const std::string sums = row.back().value_or("");
    row.pop_back();
    for (auto& sum : split(sums, ',')) {
      row.emplace_back(std::move(sum));
    }
  }
  is_plain_ = !failure || failure->unfit != Unfit::not_plain;
  return !failure;
}

bool MicrodataQuery::each_once(const QueryRows& rows, const Held& held) const {
  Held met;
  for (const auto& row : rows.rows) {
    met.persons += whole_number(row.at(plan_.fixed_at + kPersonsColumn));
    met.households += whole_number(row.at(plan_.fixed_at + kOwnHouseholdsColumn));
  }
  return met.persons == held.persons && met.households == held.households;
}

bool MicrodataQuery::without_persons_once(const QueryRows& rows, const InputSql& input, KeyForm form) {
  const bool packed = form == KeyForm::number;
  double without = 0;
  for (const auto& row : rows.rows) {
    without += whole_number(row.at(plan_.fixed_at + kWithoutPersonsColumn));
  }
  if (without < 2) {
    return true;
  }
  const auto& key = source_.find(Record::household)->key;
  ColumnTypes columns;
  std::vector<std::string> names;
  for (const auto& column : key) {
    columns.emplace(column, source_.integer_keys ? "BIGINT" : "VARCHAR");
    names.push_back(sql_identifier(column));
  }
  const std::string households =
      packed ? input(Record::household, {}, {{"hk", key}}) : input(Record::household, columns, {});
  const std::string keys = packed ? "hk" : join(names, ", ");
  const std::string known = packed ? "hk IS NOT NULL" : join(names, " IS NOT NULL AND ") + " IS NOT NULL";
  QueryRows found;
  return !engine_.try_query(
             fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} GROUP BY {} HAVING count(*) > 1)", households,
                         known, keys),
             found) &&
         whole_number(found.rows.at(0).at(0)) == 0;
}

MicrodataQuery::Held MicrodataQuery::held_by_copies(const InputSql& copies) {
  const auto rows = [&](Record record) {
    const std::string& present = source_.find(record)->present;
    return whole_number(engine_
                            .query(fmt::format("SELECT count({}) FROM {}",
                                               present.empty() ? "*" : sql_identifier(present), copies(record, {}, {})))
                            .rows.at(0)
                            .at(0));
  };
  return {rows(Record::person), rows(Record::household)};
}

bool MicrodataQuery::ask_copies(const Compile& compile, QueryRows& rows) {
  const InputSql copies = cache_.input();
  for (const Repeats repeats : {Repeats::trusted, Repeats::merged}) {
    plan_ = compile({.files = files_, .rows = copies, .repeats = repeats, .summed = summed()});
    if (!plan_.merged && !has_persons()) {
      continue;
    }
    const KeptRows kept(cache_folder_, plan_.sql);
    if (auto known = kept.read()) {
      rows = *std::move(known);
      return true;
    }
    if (!answers(rows)) {
      return false;
    }
    if (plan_.merged ||
        (each_once(rows, held_by_copies(copies)) && without_persons_once(rows, copies, KeyForm::columns))) {
      kept.write(rows);
      return true;
    }
  }
  return false;
}

bool MicrodataQuery::ask_trusted_text(const Compile& compile, QueryRows& rows) {
  rows_read_.clear();
  plan_ = compile({.files = files_,
                   .rows = plain_input(),
                   .repeats = Repeats::trusted,
                   .folded = folded_input(),
                   .summed = summed(),
                   .packed_keys = true});
  if (plan_.merged) {
    return answers(rows);
  }
  const bool counted = rows_read_.contains(Record::person) && rows_read_.contains(Record::household);
  return counted && answers(rows) &&
         each_once(rows, {.persons = static_cast<double>(*rows_read_.at(Record::person)),
                          .households = static_cast<double>(*rows_read_.at(Record::household))}) &&
         without_persons_once(rows, plain_input(), KeyForm::number);
}

bool MicrodataQuery::ask_plain_text(const Compile& compile, QueryRows& rows) {
  is_plain_ = true;
  if (has_persons() && (ask_trusted_text(compile, rows) || !is_plain_)) {
    return is_plain_;
  }
  plan_ = compile({.files = files_, .rows = plain_input(), .summed = summed()});
  return answers(rows);
}

QueryRows MicrodataQuery::run(const Compile& compile) {
  QueryRows rows;
  if ((cache_.ready(engine_) && ask_copies(compile, rows)) || ask_plain_text(compile, rows)) {
    return rows;
  }
  const InputSql typed = csv_input(source_, files_, Reading::strict);
  plan_ = compile({.files = files_, .rows = typed});
  if (engine_.try_query(plan_.sql, rows, plan_.fold.get())) {
    // Something in the files is not what its column should hold: read all as text, count and show what is wrong.
    const InputSql text = csv_input(source_, files_, Reading::tolerant);
    plan_ = compile({.files = files_, .rows = text, .reading = Reading::tolerant});
    rows = engine_.query(plan_.sql, plan_.fold.get());
    diagnosis_.rejected_rows();
  }
  return rows;
}

void MicrodataQuery::look_closer(const Totals& totals) {
  if (totals.undeclared > 0) {
    diagnosis_.undeclared_values(plan_.variables);
  }
  if (totals.repeated > 0) {
    diagnosis_.repeated_households();
  }
  if (totals.lost > 0 && !source_.weight_column.empty()) {
    diagnosis_.bad_weights();
  }
  const RecordFile* const person = source_.find(Record::person);
  const bool joined = person != nullptr && !person->flat && files_.files.contains(Record::person) &&
                      files_.files.contains(Record::household);
  if (totals.without_persons > 0 && joined) {
    diagnosis_.unmatched(Record::household, Record::person);
  }
  if (totals.orphans > 0 && joined) {
    diagnosis_.unmatched(Record::person, Record::household);
  }
}

}  // namespace comarca
