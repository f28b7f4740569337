// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca init FOLDER: a starter project file from what lies there.
class InitCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string folder_ = ".";
  bool print_ = false;
};

}  // namespace comarca::cli
