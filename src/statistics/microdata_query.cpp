// SPDX-License-Identifier: Apache-2.0
#include "statistics/microdata_query.hpp"

#include <charconv>

#include "statistics/kept_rows.hpp"

namespace comarca {
namespace {

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

}  // namespace

double whole_number(const std::optional<std::string>& cell) {
  double value = 0;
  if (cell) {
    std::from_chars(cell->data(), cell->data() + cell->size(), value);
  }
  return value;
}

InputSql csv_input(const MicrodataSource& source, const MicrodataFiles& files, Reading reading) {
  return [&source, &files, reading](Record record, const ColumnTypes& needed) {
    return csv_input_sql(files.files.at(record), source, needed, reading);
  };
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

InputSql MicrodataQuery::plain_input() {
  return [this](Record record, const ColumnTypes& needed) {
    const auto& list = files_.files.at(record);
    auto text = plain_text(list, source_, needed);
    return text ? engine_.add_table(*std::move(text)) : csv_input_sql(list, source_, needed, Reading::strict);
  };
}

bool MicrodataQuery::ask_copies(const Compile& compile, QueryRows& rows) {
  plan_ = compile(files_, cache_.input(), Reading::strict);
  const KeptRows kept(cache_folder_, plan_.sql);
  if (auto known = kept.read()) {
    rows = *std::move(known);
    return true;
  }
  if (engine_.try_query(plan_.sql, rows)) {
    return false;
  }
  kept.write(rows);
  return true;
}

QueryRows MicrodataQuery::run(const Compile& compile) {
  QueryRows rows;
  if (cache_.ready(engine_) && ask_copies(compile, rows)) {
    return rows;
  }
  const auto works = [&](const InputSql& input) {
    plan_ = compile(files_, input, Reading::strict);
    return !engine_.try_query(plan_.sql, rows);
  };
  if (!works(plain_input()) && !works(csv_input(source_, files_, Reading::strict))) {
    // Something in the files is not what its column should hold: read all as text, count and show what is wrong.
    plan_ = compile(files_, csv_input(source_, files_, Reading::tolerant), Reading::tolerant);
    rows = engine_.query(plan_.sql);
    diagnosis_.rejected_rows();
  }
  return rows;
}

void MicrodataQuery::look_closer(const Totals& totals) {
  if (totals.undeclared > 0) {
    diagnosis_.undeclared_values(plan_.variables);
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
