// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/parquet.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "statistics/engine/duckdb.hpp"

namespace comarca {
namespace {

/// SQL type of each column: DOUBLE where every value is a number and none has a leading zero.
std::string select_list(Engine& engine, const std::string& rows, const std::vector<std::string>& columns) {
  std::vector<std::string> tests;
  for (const auto& column : columns) {
    const std::string name = sql_identifier(column);
    tests.push_back(
        fmt::format("coalesce(bool_and(TRY_CAST({0} AS DOUBLE) IS NOT NULL AND NOT regexp_matches({0}, '^0[0-9]')) "
                    "FILTER ({0} IS NOT NULL), FALSE)",
                    name));
  }
  const auto types = engine.query(fmt::format("SELECT {} FROM {}", join(tests, ", "), rows)).rows.at(0);
  std::vector<std::string> list;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string name = sql_identifier(columns[i]);
    list.push_back(types[i] == "1" ? fmt::format("CAST({0} AS DOUBLE) AS {0}", name) : name);
  }
  return join(list, ", ");
}

/// Removes what is half done, however it ends.
class Leftovers {
 public:
  explicit Leftovers(std::vector<std::filesystem::path> files) : files_(std::move(files)) {}
  Leftovers(const Leftovers&) = delete;
  Leftovers& operator=(const Leftovers&) = delete;
  ~Leftovers() {
    for (const auto& file : files_) {
      std::error_code ignored;
      std::filesystem::remove(file, ignored);
    }
  }

 private:
  std::vector<std::filesystem::path> files_;
};

}  // namespace

void write_parquet(std::string_view csv, const std::filesystem::path& file) {
  const auto target = std::filesystem::absolute(file);
  if (std::filesystem::exists(target) && !std::filesystem::is_regular_file(target)) {
    throw io_error("this is no file that can be replaced", {.file = file.string()}, "Name a file to write.");
  }
  const std::filesystem::path text = target.string() + ".csv.part";
  const std::filesystem::path part = target.string() + ".part";
  const Leftovers leftovers({text, part});
  write_file(text, csv);
  Engine engine({.files = {text, part}, .spill_folder = {}, .memory = "800MB", .threads = 1});
  const std::string rows = fmt::format(
      "read_csv({}, all_varchar=true, header=true, delim=',', quote='\"', parallel=false)", sql_text(text.string()));
  const auto columns = engine.query(fmt::format("SELECT * FROM {} LIMIT 0", rows)).columns;
  engine.query(fmt::format("COPY (SELECT {} FROM {}) TO {} (FORMAT parquet)", select_list(engine, rows, columns), rows,
                           sql_text(part.string())));
  std::filesystem::rename(part, target);
}

}  // namespace comarca
