// SPDX-License-Identifier: Apache-2.0
#include "cli/indicators_command.hpp"

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/project/project.hpp"
#include "comarca/statistics/parquet.hpp"

namespace comarca::cli {

void IndicatorsCommand::describe(Options& options) {
  options.argument("project", &project_, "The project file").required();
  options.option("-o,--output", &output_, "File to write: .csv or .parquet; CSV on the screen when absent");
  options.footer("Example: comarca indicators project.toml -o indicadores.parquet");
}

int IndicatorsCommand::run(Session& session) {
  const Project project = session.open_project(project_);
  const Work work = compute({project, session.catalog}, *session.progress);
  session.progress->stage("");
  const std::string csv = indicators_csv(work.indicators, work.territory, project.language);
  if (output_.empty()) {
    fmt::print("{}", csv);
  } else if (output_.ends_with(".parquet")) {
    write_parquet(csv, output_);
  } else {
    write_file(output_, csv);
  }
  return 0;
}

}  // namespace comarca::cli
