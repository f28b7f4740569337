// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "comarca/pipeline/calibrate.hpp"

namespace comarca::cli {

/// comarca calibrate INDEX PROJECT | INDEX SOURCE FOLDER: a score table estimated from microdata, or the factors of an
/// index that is calibrated where the truth is known.
class CalibrateCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  [[nodiscard]] CalibrationInput input(Session& session);
  [[nodiscard]] int calibrate_scores(Session& session);
  [[nodiscard]] int find_factors(const Indicator& index, Session& session);
  /// Findings and diagnostics for a person, or for a program, and the table; the exit code.
  [[nodiscard]] int print(const Session& session, const Findings& findings, const std::string& diagnostics,
                          const std::string& table) const;

  std::string index_;
  std::string households_;
  std::string folder_;
  std::string output_;
  std::string cache_;
  std::string level_;
  bool json_ = false;
  Language language_ = Language::spanish;
};

}  // namespace comarca::cli
