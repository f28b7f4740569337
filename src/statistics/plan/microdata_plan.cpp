// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/microdata_plan.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "statistics/plan/plan_builder.hpp"

namespace comarca {
namespace {

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
  const InputSql rows = csv_input(source, files, Reading::strict);
  return compile_plan(source, vocabulary, recipes, {.files = files, .rows = rows}).sql;
}

InputSql csv_input(const MicrodataSource& source, const MicrodataFiles& files, Reading reading) {
  return [&source, &files, reading](Record record, const ColumnTypes& needed, const KeyColumns& /*keys*/) {
    return csv_input_sql(files.files.at(record), source, needed, reading);
  };
}

}  // namespace comarca
