// SPDX-License-Identifier: Apache-2.0
#include "cli/statistics_command.hpp"

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/pipeline/indicators.hpp"

namespace comarca::cli {
namespace {
constexpr std::size_t kFindingsShown = 20;
constexpr int kLeastMemory = 64;
constexpr int kMostMemory = 1 << 20;
}  // namespace

void StatisticsCommand::describe(Options& options) {
  options.argument("source", &source_, "Layout of the files: a name of layers/sources/microdata").required();
  options.argument("folder", &folder_, "Folder with the files of microdata").required();
  options.option("-o,--output", &output_, "File to write; the screen when absent");
  options.option("--cache", &cache_, "Folder for Parquet copies, so that the next run does not read text again");
  options.option("--index", &indices_, "Index to count for (several: repeat it); every one when absent");
  options.option("--memory", &memory_mb_, "MB of memory that queries may use; what needs more goes to disk")
      .range(kLeastMemory, kMostMemory)
      .with_default();
  options.footer("Example: comarca statistics cnpv2018 microdatos/76 -o valle.csv");
}

int StatisticsCommand::run(Session& session) {
  MicrodataOptions options{.memory = fmt::format("{}MB", memory_mb_), .cache_folder = cache_};
  if (cache_.empty()) {
    options.spill_folder = std::filesystem::temp_directory_path();
  }
  Findings findings;
  const auto statistics = microdata_statistics(session.catalog, {{source_, folder_, {}}, indices_, options}, findings);
  print_findings(findings, session.language_or(Language::spanish), kFindingsShown);
  if (output_.empty()) {
    fmt::print("{}", to_csv(statistics));
  } else {
    write_file(output_, to_csv(statistics));
  }
  return findings.has_errors() ? 1 : 0;
}

}  // namespace comarca::cli
