// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_command.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
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

}  // namespace

void MergeCommand::describe(CLI::App& app) {
  app.add_option("files", files_, "Files of statistics, as 'comarca statistics' writes them")->required();
  app.add_option("-o,--output", output_, "File to write; the screen when absent");
  app.footer("Example: comarca merge antioquia.csv valle.csv -o pais.csv");
}

int MergeCommand::run(Session& /*session*/) {
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
