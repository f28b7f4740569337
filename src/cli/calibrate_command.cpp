// SPDX-License-Identifier: Apache-2.0
#include "cli/calibrate_command.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "cli/calibration_output.hpp"
#include "comarca/base/atomic_file.hpp"

namespace comarca::cli {
namespace {
constexpr std::size_t kFindingsShown = 40;
}

void CalibrateCommand::describe(CLI::App& app) {
  app.add_option("index", index_, "An index of scores: a name of layers/indicators with graded variables")->required();
  app.add_option("households", households_, "A project file with microdata, or a layout of layers/sources/microdata")
      ->required();
  app.add_option("folder", folder_, "Folder with the files of microdata, when a layout is given");
  app.add_option("-o,--output", output_, "Score table to write; the screen when absent");
  app.add_option("--cache", cache_,
                 "Folder for Parquet copies, so that the next run does not read text again; a project has its own");
  app.add_flag("--json", json_, "Print the diagnostics as JSON");
  app.footer(
      "Example: comarca calibrate icv canonico microdatos -o puntajes.toml\n"
      "         comarca calibrate icv project.toml -o puntajes.toml");
}

CalibrationInput CalibrateCommand::input(const Session& session) {
  if (!folder_.empty()) {
    return {session.data, {{households_, folder_, {}}}, cache_};
  }
  const Project project = read_project(households_);
  language_ = session.language_or(project.language);
  CalibrationInput input = calibration_input(project, session.data);
  if (!cache_.empty()) {
    input.cache = cache_;
  }
  return input;
}

int CalibrateCommand::run(Session& session) {
  language_ = session.language_or(Language::spanish);
  const CalibrationInput households = input(session);
  session.progress->stage(language_ == Language::spanish ? "calibrando" : "calibrating");
  const CalibratedIndex calibrated = calibrate_index(index_, households);
  session.progress->stage("");
  const int exit_code = calibrated.calibration.findings.has_errors() ? 1 : 0;
  const std::string table = to_toml(calibrated.calibration.table);
  if (!output_.empty()) {
    write_file(output_, table);
  }
  if (json_) {
    fmt::print("{}", calibration_json(calibrated, language_));
    return exit_code;
  }
  if (!session.quiet) {
    print_findings(calibrated.calibration.findings, language_, kFindingsShown);
    fmt::print(output_.empty() ? stderr : stdout, "{}", calibration_text(calibrated, language_));
  }
  if (output_.empty()) {
    fmt::print("{}", table);
  }
  return exit_code;
}

}  // namespace comarca::cli
