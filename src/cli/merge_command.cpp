// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_command.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca::cli {
namespace {

Statistics read(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw io_error("cannot open the file for reading", {.file = file});
  }
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  return statistics_from_csv(text, file);
}

/// What would count twice: the result of an earlier merge, or one file under two names.
void refuse_repeated(const std::vector<std::string>& files, const std::string& output) {
  std::map<std::string, std::string> by_content;
  for (const auto& file : files) {
    std::error_code unlike;
    if (!output.empty() && std::filesystem::equivalent(file, output, unlike)) {
      throw usage_error("the file to write is among those to add", {.file = file},
                        "Write somewhere else, or name the files to add one by one.");
    }
    const auto [other, fresh] = by_content.emplace(sha256_of_file(file), file);
    if (!fresh) {
      throw usage_error(fmt::format("this file is the same as '{}', byte by byte", other->second), {.file = file},
                        "Name each file once.");
    }
  }
}

}  // namespace

void MergeCommand::describe(Options& options) {
  options.argument("files", &files_, "Files of statistics, as 'comarca statistics' writes them").required();
  options.option("-o,--output", &output_, "File to write; the screen when absent");
  options.footer("Example: comarca merge antioquia.csv valle.csv -o pais.csv");
}

int MergeCommand::run(Session& /*session*/) {
  refuse_repeated(files_, output_);
  Statistics all;
  for (const auto& file : files_) {
    all.merge(read(file));
  }
  if (output_.empty()) {
    fmt::print("{}", to_csv(all));
  } else {
    write_file(output_, to_csv(all));
  }
  return 0;
}

}  // namespace comarca::cli
