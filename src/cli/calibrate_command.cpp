// SPDX-License-Identifier: Apache-2.0
#include "cli/calibrate_command.hpp"

#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/level.hpp"
#include "comarca/pipeline/calibration_report.hpp"
#include "comarca/project/project.hpp"

namespace comarca::cli {
namespace {
constexpr std::size_t kFindingsShown = 40;
}

void CalibrateCommand::describe(Options& options) {
  options.argument("index", &index_, "An index with a score table, as icv, or with factors, as nbi").required();
  options.argument("households", &households_, "A project file with microdata, or a layout of layers/sources/microdata")
      .required();
  options.argument("folder", &folder_, "Folder with the files of microdata, when a layout is given");
  options.option("-o,--output", &output_, "Table to write; the screen when absent");
  options.option("--cache", &cache_,
                 "Folder for Parquet copies, so that the next run does not read text again; a project has its own");
  options.option("--level", &level_, "Of factors: one for each department (the default), or for each municipality")
      .one_of({std::string(level_code(Level::department)), std::string(level_code(Level::municipality))});
  options.flag("--json", json_, "Print the diagnostics as JSON");
  options.footer(
      "Example: comarca calibrate icv canonico microdatos -o puntajes.toml\n"
      "         comarca calibrate icv project.toml -o puntajes.toml\n"
      "         comarca calibrate nbi censo_2018.toml -o factores.csv");
}

CalibrationInput CalibrateCommand::input(Session& session) {
  if (!folder_.empty()) {
    const auto spill = cache_.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path();
    return {&session.catalog, {{households_, folder_, {}}}, cache_, spill};
  }
  const Project project = session.open_project(households_);
  language_ = project.language;
  CalibrationInput input = calibration_input(project, session.catalog);
  if (!cache_.empty()) {
    input.cache = cache_;
  }
  return input;
}

int CalibrateCommand::run(Session& session) {
  language_ = session.language_or(Language::spanish);
  if (folder_.empty()) {
    session.look_beside(households_);
  }
  if (const auto index = index_of_factors(index_, session.catalog)) {
    return find_factors(*index, session);
  }
  if (!level_.empty()) {
    throw usage_error(fmt::format("'{}' has no factors, so --level says nothing", index_));
  }
  return calibrate_scores(session);
}

int CalibrateCommand::calibrate_scores(Session& session) {
  const CalibrationInput households = input(session);
  session.progress->stage(in(language_, "calibrando", "calibrating"));
  const CalibratedIndex calibrated = calibrate_index(index_, households);
  session.progress->stage("");
  const std::string table = to_toml(calibrated.calibration.table);
  return print(session, calibrated.calibration.findings,
               json_ ? calibration_json(calibrated, language_) : calibration_text(calibrated, language_), table);
}

int CalibrateCommand::find_factors(const Indicator& index, Session& session) {
  if (!folder_.empty()) {
    throw usage_error("the factors of an index are found in the data of a project", {},
                      "Give a project file with a table or microdata that have the truth.");
  }
  const Project project = session.open_project(households_);
  language_ = project.language;
  const Level level = level_from_code(level_).value_or(Level::department);
  const FactorTable factors = calibrate_factors(index, {project, session.catalog}, level, *session.progress);
  session.progress->stage("");
  if (factors.zones.empty()) {
    print_findings(factors.findings, language_, kFindingsShown);
    return 1;  // an earlier table is not replaced by an empty one
  }
  return print(session, factors.findings,
               json_ ? factors_json(factors, language_) : factors_text(factors, output_, language_),
               factors_csv(factors));
}

int CalibrateCommand::print(const Session& session, const Findings& findings, const std::string& diagnostics,
                            const std::string& table) const {
  const int exit_code = findings.has_errors() ? 1 : 0;
  if (!output_.empty()) {
    write_file(output_, table);
  }
  if (json_) {
    fmt::print("{}", diagnostics);
    return exit_code;
  }
  if (!session.quiet) {
    print_findings(findings, language_, kFindingsShown);
    fmt::print(output_.empty() ? stderr : stdout, "{}", diagnostics);
  }
  if (output_.empty()) {
    fmt::print("{}", table);
  }
  return exit_code;
}

}  // namespace comarca::cli
