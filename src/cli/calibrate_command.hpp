// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "comarca/pipeline/calibrate.hpp"

namespace comarca::cli {

/// comarca calibrate INDEX PROJECT | INDEX SOURCE FOLDER: a score table estimated from microdata.
class CalibrateCommand : public Command {
 public:
  void describe(CLI::App& app) override;
  int run(Session& session) override;

 private:
  [[nodiscard]] CalibrationInput input(const Session& session);

  std::string index_;
  std::string households_;
  std::string folder_;
  std::string output_;
  std::string cache_;
  bool json_ = false;
  Language language_ = Language::spanish;
};

}  // namespace comarca::cli
