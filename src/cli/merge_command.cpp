// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_command.hpp"

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/statistics/merged_files.hpp"

namespace comarca::cli {

void MergeCommand::describe(Options& options) {
  options.argument("files", &files_, "Files of statistics, as 'comarca statistics' writes them").required();
  options.option("-o,--output", &output_, "File to write; the screen when absent");
  options.footer("Example: comarca merge antioquia.csv valle.csv -o pais.csv");
}

int MergeCommand::run(Session& /*session*/) {
  const Statistics all = merged_files(files_, output_);
  if (output_.empty()) {
    fmt::print("{}", to_csv(all));
  } else {
    write_file(output_, to_csv(all));
  }
  return 0;
}

}  // namespace comarca::cli
